package dev.rollcall.host.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A key in a file that its owner alone may read. */
final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path path;

    KeyFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** What a new key is in before it takes the place of this one. */
    KeyFile successor() {
        return new KeyFile(path.resolveSibling(path.getFileName() + ".new"));
    }

    /**
     * The key in it; empty if there is no file.
     *
     * @throws IllegalArgumentException if others may read the file, or it holds no key
     */
    Optional<DataKey> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            if (isPosix() && !OWNER.containsAll(Files.getPosixFilePermissions(path))) {
                throw new IllegalArgumentException("The key file " + path + " can be read or changed by others."
                        + " Take their rights away: chmod 600 " + path + " .");
            }
            return Optional.of(DataKey.of(Files.readString(path, StandardCharsets.ISO_8859_1), "the file " + path));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The key file " + path + " can't be read. Make the user that runs Rollcall its owner.", e);
        }
    }

    /** Puts a key into it, whole or not at all. */
    void write(DataKey key) {
        var part = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.deleteIfExists(part);
            try (var file =
                    FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights())) {
                var text = ByteBuffer.wrap((key.base64() + "\n").getBytes(StandardCharsets.ISO_8859_1));
                while (text.hasRemaining()) {
                    file.write(text);
                }
                file.force(true);
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Takes the place of the file it succeeds. */
    void replace(KeyFile before) {
        try {
            Files.move(path, before.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private UncheckedIOException unwritable(IOException cause) {
        return new UncheckedIOException(
                "The key file " + path + " can't be written. Set rollcall.home to a folder that can be.", cause);
    }

    private FileAttribute<?>[] rights() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
