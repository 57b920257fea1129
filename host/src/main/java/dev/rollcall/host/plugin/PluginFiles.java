package dev.rollcall.host.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pf4j.DefaultVersionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of plugins: copies into the folder, private copies to load from, so that a file that is replaced while
 * its classes are in use harms nobody. Several threads may load; one at a time may change the folder.
 */
final class PluginFiles implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PluginFiles.class);

    private final PluginOptions options;
    private final PackageInspection inspection;
    private final Path copies;

    PluginFiles(PluginOptions options) {
        this.options = options;
        this.inspection = new PackageInspection(options.limits(), options.signers());
        try {
            this.copies = Files.createTempDirectory("rollcall-plugins-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PluginFacts inspect(Path file) throws PluginRefusedException {
        return inspection.inspect(file);
    }

    /** Loads a plugin from a private copy of its file; the copy is what is inspected. */
    LoadedPlugin load(Path file) throws PluginRefusedException {
        var copy = copies.resolve(UUID.randomUUID() + ".jar");
        try {
            Files.copy(file, copy);
        } catch (IOException e) {
            throw new PluginRefusedException(
                    "The file can't be read.", "Check its permissions and the free space for temporary files.", e);
        }
        return LoadedPlugin.load(copy, inspected(copy), options.limits());
    }

    private PluginFacts inspected(Path copy) throws PluginRefusedException {
        try {
            return inspection.inspect(copy);
        } catch (PluginRefusedException e) {
            delete(copy);
            throw e;
        }
    }

    /** Where the file of a plugin belongs. */
    Path place(PluginFacts facts) {
        return options.folder().toAbsolutePath().normalize().resolve(facts.id() + "-" + facts.version() + ".jar");
    }

    /**
     * Puts a plugin's file into the folder in one step, in place of others of the same plugin.
     *
     * @param used the one among the others that is in use; it stays until the new one is there
     * @throws PluginStorageException if that can't be done; what is in use stays
     */
    void install(Path jar, Path target, Optional<Path> used, List<Path> others) {
        try {
            Files.createDirectories(options.folder());
            put(
                    jar,
                    target,
                    others.stream()
                            .filter(file -> !file.equals(target) && !used.equals(Optional.of(file)))
                            .toList());
            if (used.isPresent() && !used.get().equals(target)) {
                replaced(used.get(), target);
            }
        } catch (IOException e) {
            throw new PluginStorageException(
                    "The plugin can't be copied into the folder " + options.folder() + ".",
                    "Check the folder's permissions and the free space.",
                    e);
        }
    }

    private void put(Path jar, Path target, List<Path> superfluous) throws IOException {
        // Not a jar by its name, so that the watch does not see it before it is whole.
        var part = Files.createTempFile(options.folder(), "upload", ".part");
        try {
            Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
            for (var file : superfluous) {
                Files.deleteIfExists(file);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Two versions side by side would let the higher one win at the next start. */
    private static void replaced(Path before, Path target) throws IOException {
        try {
            Files.deleteIfExists(before);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    /** Deletes files of the folder. */
    void remove(List<Path> jars) {
        try {
            for (var jar : jars) {
                Files.deleteIfExists(jar);
            }
        } catch (IOException e) {
            throw new PluginStorageException(
                    "The plugin can't be deleted from the folder " + options.folder() + ".",
                    "Check the folder's permissions, and remove it again.",
                    e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (var left = Files.list(copies)) {
            for (var file : left.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(copies);
        } catch (IOException e) {
            log.debug("Temporary copies of plugins were left in {}.", copies, e);
        }
    }

    static String sha256(Path file) {
        var digest = digest();
        try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of SHA-256. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    static boolean isNewer(PluginFacts one, PluginFacts other) {
        return new DefaultVersionManager().compareVersions(one.version(), other.version()) > 0;
    }
}
