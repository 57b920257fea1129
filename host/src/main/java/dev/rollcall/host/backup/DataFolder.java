package dev.rollcall.host.backup;

import dev.rollcall.host.EmbeddedDatabase;
import dev.rollcall.host.connection.SecretKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;

/** The data folder that a backup is restored into. */
final class DataFolder {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** A folder in it for what is being looked at; gone with everything in it when it is closed. */
    record Workshop(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (var files = Files.walk(path)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Looks whether it may be restored into.
     *
     * @param replaces whether what is there may be replaced
     * @throws BackupException if a host has it open, or something is in it that may not be replaced
     */
    void check(boolean replaces) throws BackupException {
        try {
            if (isInUse()) {
                throw new BackupException(
                        "A host or a command has the database in " + folder + " open. Stop it, and restore then.");
            }
            if (!replaces && !isEmpty()) {
                throw new BackupException("The data folder " + folder + " is not empty. Restore into another one"
                        + " (--rollcall.home), or give --replace; a copy of the database that is there is kept.");
            }
        } catch (IOException e) {
            throw new BackupException(
                    "The data folder " + folder + " can't be looked at. See that it belongs to the user who restores.",
                    e);
        }
    }

    Workshop workshop() throws IOException {
        Files.createDirectories(folder);
        return new Workshop(Files.createTempDirectory(folder, "restore-"));
    }

    /**
     * Takes the database over from the workshop.
     *
     * @return where the one is kept that was there before
     */
    Optional<Path> take(Workshop workshop) throws IOException {
        var database = folder.resolve(EmbeddedDatabase.FILE);
        var kept = Optional.<Path>empty();
        if (Files.exists(database)) {
            kept = Optional.of(folder.resolve(EmbeddedDatabase.FILE + ".replaced-" + STAMP.format(Instant.now())));
            Files.copy(database, kept.get());
        }
        Restoration.move(workshop.path().resolve(EmbeddedDatabase.FILE), database);
        return kept;
    }

    /** The key may be there already, and has to be where the backup holds secrets. */
    private boolean isEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.allMatch(file -> String.valueOf(file.getFileName()).startsWith(SecretKeys.FILE));
        }
    }

    private boolean isInUse() throws IOException {
        var database = folder.resolve(EmbeddedDatabase.FILE);
        if (!Files.exists(database)) {
            return false;
        }
        try (var channel = FileChannel.open(database, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
