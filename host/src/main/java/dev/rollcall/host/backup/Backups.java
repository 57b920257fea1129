package dev.rollcall.host.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes backups of a state that is in use. Safe for use by several threads. */
public final class Backups {
    private final JdbcClient database;
    private final Place place;
    private final InstantSource clock;

    public Backups(JdbcClient database, Place place, InstantSource clock) {
        this.database = database;
        this.place = place;
        this.clock = clock;
    }

    /**
     * What is backed up.
     *
     * @param home the data folder
     * @param plugins the drop-in folder
     * @param isEmbedded whether the database is the one in the data folder
     */
    public record Place(Path home, Path plugins, boolean isEmbedded) {}

    /**
     * A copy of the state as it is at one moment, whatever is written meanwhile; in a file beside it until it is closed.
     *
     * @throws BackupException if the database is a PostgreSQL, or the copy can't be made
     */
    Backup make() throws BackupException {
        if (!place.isEmbedded) {
            throw new BackupException(
                    "The state is in PostgreSQL, which has its own way. Back it up with pg_dump, and copy"
                            + " the plugins folder beside it.");
        }
        var copy = copy();
        try {
            database.sql("backup to :file").param("file", copy.toString()).update();
            var version = Optional.ofNullable(Backups.class.getPackage().getImplementationVersion());
            var manifest = new Manifest(
                    Manifest.FORMAT, version.orElse("unknown"), clock.instant().toString());
            return new Backup(manifest, copy, plugins());
        } catch (DataAccessException | IOException e) {
            Backup.delete(copy);
            throw new BackupException(
                    "The database or the plugins folder can't be copied. See that the disk of the data folder has room,"
                            + " and try again.",
                    e);
        }
    }

    private Path copy() throws BackupException {
        try {
            return Files.createTempFile(place.home.toAbsolutePath(), "backup-", ".tmp");
        } catch (IOException e) {
            throw new BackupException(
                    "The data folder can't be written to. See that its disk has room, and try again.", e);
        }
    }

    private List<Path> plugins() throws IOException {
        if (!Files.isDirectory(place.plugins)) {
            return List.of();
        }
        try (var files = Files.list(place.plugins)) {
            return files.filter(Backups::isPlugin).sorted().toList();
        }
    }

    static boolean isPlugin(Path file) {
        return file.toString().endsWith(".jar") && Files.isRegularFile(file);
    }
}
