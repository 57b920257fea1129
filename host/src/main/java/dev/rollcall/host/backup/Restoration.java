package dev.rollcall.host.backup;

import dev.rollcall.host.EmbeddedDatabase;
import dev.rollcall.host.connection.SecretKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts a backup where a host will find it. Everything is looked at in a folder of its own before the database that was
 * there is touched; then one move puts the restored one in its place.
 */
public final class Restoration {
    private final Target target;
    private final Options options;

    public Restoration(Target target, Options options) {
        this.target = target;
        this.options = options;
    }

    /**
     * Where to.
     *
     * @param home the data folder
     * @param plugins the drop-in folder
     * @param keys that are at hand there
     */
    public record Target(Path home, Path plugins, SecretKeys keys) {}

    /**
     * How.
     *
     * @param replaces whether the database in the data folder is replaced, if there is one; a copy of it is kept
     * @param withoutKey whether secrets may be lost for which there is no key
     */
    public record Options(boolean replaces, boolean withoutKey) {}

    /**
     * What was done.
     *
     * @param version of the Rollcall that made the backup
     * @param madeAt when it was made
     * @param replaced where the database is kept that was there before; empty if there was none
     * @param plugins how many plugins were put into the drop-in folder
     * @param missing plugins of the backup that are not there, as the folder had others and was left as it is
     * @param lostSecrets whether there are secrets that have to be entered again
     */
    public record Result(
            String version,
            Instant madeAt,
            Optional<Path> replaced,
            int plugins,
            List<String> missing,
            boolean lostSecrets) {
        public Result {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Restores.
     *
     * @throws BackupException if it can't be; the database is untouched then
     */
    public Result restore(Path file) throws BackupException {
        var folder = new DataFolder(target.home);
        folder.check(options.replaces);
        try (var archive = Archive.open(file);
                var workshop = folder.workshop()) {
            archive.database(workshop.path().resolve(EmbeddedDatabase.FILE));
            var lost = lostSecrets(workshop.path());
            var plugins = new PluginFolder(target.plugins).fill(archive);
            var replaced = folder.take(workshop);
            var made = archive.manifest();
            return new Result(
                    made.version(), Instant.parse(made.madeAt()), replaced, plugins.filled(), plugins.missing(), lost);
        } catch (IOException e) {
            throw new BackupException(
                    "The backup can't be put in place (" + e.getClass().getSimpleName()
                            + "). See that the data folder and"
                            + " the plugins folder can be written to and their disk has room; what was there is untouched.",
                    e);
        }
    }

    /** Whether some can't be read any more; looks at once whether the database is one that this Rollcall can use. */
    private boolean lostSecrets(Path workshop) throws BackupException {
        try (var database = EmbeddedDatabase.open(workshop)) {
            var schema = Flyway.configure().dataSource(database).load().info();
            if (schema.current() == null) {
                throw new BackupException("The database of the backup is empty. Take another backup.");
            }
            for (var migration : schema.all()) {
                if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                    throw new BackupException("The backup is of a newer Rollcall than this one. Restore it with that"
                            + " version, or a later one.");
                }
            }
            var isMissing = target.keys.isMissing(JdbcClient.create(database));
            if (isMissing && !options.withoutKey) {
                throw new BackupException(
                        "The backup holds secrets that were encrypted with another key than the one at"
                                + " hand. Put its secret.key into the data folder or set ROLLCALL_SECRETS_KEY; if the key is lost,"
                                + " give --without-key, and enter the secrets again.");
            }
            return isMissing;
        }
    }

    /** Of a move that must be seen whole or not at all. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
