package dev.rollcall.host.connection;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key that secrets are encrypted with at rest: from the environment, or from a file in the data folder that is made
 * when the first secret is stored. Safe for use by several threads.
 */
public final class SecretKeys {
    /** The name of the file that a key is made in. */
    public static final String FILE = "secret.key";

    private final @Nullable KeyFile file;
    private @Nullable DataKey current;
    /** Of a re-keying that ended between the database and the file. */
    private @Nullable DataKey successor;

    private SecretKeys(@Nullable DataKey current, @Nullable KeyFile file) {
        this.current = current;
        this.file = file;
        if (file != null) {
            this.current = file.read().orElse(null);
            this.successor = file.successor().read().orElse(null);
        }
    }

    /**
     * A key from the configuration.
     *
     * @param base64 of 32 bytes
     * @throws IllegalArgumentException if it is not
     */
    public static SecretKeys configured(String base64) {
        return new SecretKeys(DataKey.of(base64, "rollcall.secrets.key"), null);
    }

    /**
     * The key in {@value #FILE}, which is made when it is first needed.
     *
     * @param home the data folder
     * @throws IllegalArgumentException if others may read the file, or it holds no key
     */
    public static SecretKeys inFolder(Path home) {
        return new SecretKeys(null, new KeyFile(home.resolve(FILE)));
    }

    /** The file the key is kept in; empty if it comes from the configuration. */
    public Optional<Path> file() {
        return Optional.ofNullable(file).map(KeyFile::path);
    }

    /** Which key new secrets are encrypted with, without a hint at the key; empty if none was needed yet. */
    public synchronized Optional<String> id() {
        return Optional.ofNullable(current).map(DataKey::id);
    }

    /** The key that new secrets are encrypted with. */
    synchronized DataKey current() {
        var key = current;
        if (key == null) {
            key = DataKey.random();
            Objects.requireNonNull(file).write(key);
            current = key;
        }
        return key;
    }

    /** The key with that id; empty if it is not at hand. */
    synchronized Optional<DataKey> withId(String id) {
        return Stream.of(Optional.ofNullable(current), Optional.ofNullable(successor))
                .flatMap(Optional::stream)
                .filter(key -> key.id().equals(id))
                .findFirst();
    }

    /**
     * Whether secrets are stored that none of the keys at hand can read.
     *
     * @param database that the secrets are in
     */
    public boolean isMissing(JdbcClient database) {
        return database
                .sql("select key_id from connection_secret union select key_id from platform_secret")
                .query(String.class)
                .list()
                .stream()
                .anyMatch(id -> withId(id).isEmpty());
    }

    /** A new key that is kept beside the present one. */
    synchronized Optional<DataKey> prepared() {
        return Optional.ofNullable(successor);
    }

    /** Keeps a new key beside the present one, before anything is encrypted with it. */
    synchronized void prepare(DataKey key) {
        if (file != null) {
            file.successor().write(key);
        }
        successor = key;
    }

    /** Gives up a key that nothing was encrypted with. */
    synchronized void discardPrepared() {
        if (file != null) {
            file.successor().delete();
        }
        successor = null;
    }

    /** Makes the prepared key the present one. */
    synchronized void switchOver() {
        if (file != null) {
            file.successor().replace(file);
        }
        current = Objects.requireNonNull(successor);
        successor = null;
    }

    @Override
    public String toString() {
        return "SecretKeys[" + (file == null ? "configured" : file.path()) + "]";
    }
}
