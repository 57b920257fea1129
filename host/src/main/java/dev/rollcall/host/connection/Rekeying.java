package dev.rollcall.host.connection;

import dev.rollcall.host.connection.ConnectionException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encrypts every stored secret with another key. */
public final class Rekeying {
    private final ConnectionBook book;
    private final SecretKeys keys;

    public Rekeying(Connections.Tools tools) {
        this.book = tools.book();
        this.keys = tools.keys();
    }

    /**
     * Encrypts them with a key of somebody's. The key in the data folder is replaced by it; one from the configuration
     * has to be replaced there.
     *
     * @param base64 of 32 bytes
     * @throws IllegalArgumentException if it is not
     * @throws ConnectionException if a secret can't be decrypted; everything is as before then
     */
    public Result rekey(String base64) throws ConnectionException {
        return rekey(DataKey.of(base64, "ROLLCALL_SECRETS_NEW_KEY"));
    }

    /**
     * Encrypts them with a random key, which takes the place of the one in the data folder.
     *
     * @throws IllegalStateException if the key comes from the configuration
     */
    public Result rekey() throws ConnectionException {
        if (keys.file().isEmpty()) {
            throw new IllegalStateException("The key is configured, so nobody would know a new one.");
        }
        return rekey(DataKey.random());
    }

    private Result rekey(DataKey next) throws ConnectionException {
        settle();
        keys.prepare(next);
        int count;
        try {
            count = book.writing(() -> encrypted(next));
        } catch (ConnectionException e) {
            keys.discardPrepared();
            throw e;
        }
        keys.switchOver();
        return new Result(count, keys.file());
    }

    /** A re-keying that ended between the database and the file left two keys in use: it is finished first. */
    private void settle() throws ConnectionException {
        var left = keys.prepared();
        if (left.isPresent()) {
            book.writing(() -> encrypted(left.get()));
            keys.switchOver();
        }
    }

    private int encrypted(DataKey next) throws ConnectionException {
        var store = book.store();
        var sealed = new ArrayList<SealedSecret>();
        for (var secret : store.secrets()) {
            var value = book.reveal(secret).orElseThrow(() -> lost(secret, store.entries()));
            sealed.add(SealedSecret.of(next, secret.connection(), secret.key(), value));
        }
        store.entries().forEach(entry -> store.deleteSecrets(entry.id()));
        sealed.forEach(store::insert);
        return sealed.size();
    }

    private static ConnectionException lost(SealedSecret secret, List<Entry> entries) {
        var name = entries.stream()
                .filter(entry -> entry.id().equals(secret.connection()))
                .map(entry -> entry.connection().name())
                .findFirst()
                .orElse(secret.connection());
        return new ConnectionException(
                Reason.UNUSABLE,
                "The secret '" + secret.key() + "' of the connection '" + name + "' was encrypted with another key ("
                        + secret.keyId() + "). Give the host that key, or enter the secret again, and then re-key.");
    }

    /**
     * What was done.
     *
     * @param secrets how many
     * @param keyFile where the new key is; empty if the configuration has to be given it
     */
    public record Result(int secrets, Optional<Path> keyFile) {}
}
