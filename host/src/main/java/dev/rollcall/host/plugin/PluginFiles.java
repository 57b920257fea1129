package dev.rollcall.host.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pf4j.DefaultVersionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of plugins: copies into the folder, private copies to load from (so that a file that is replaced while its
 * classes are in use harms nobody), and the list of disabled ones. Not safe for several threads.
 */
final class PluginFiles implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PluginFiles.class);

    private final PluginOptions options;
    private final PackageInspection inspection;
    private final Path copies;

    PluginFiles(PluginOptions options) {
        this.options = options;
        this.inspection = new PackageInspection(options.limits());
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

    /** Puts a plugin's file into the folder in one step, in place of the old one. */
    Path install(Path jar, PluginFacts facts, Optional<Path> before) throws PluginRefusedException {
        var target = options.folder().toAbsolutePath().normalize().resolve(facts.id() + "-" + facts.version() + ".jar");
        try {
            Files.createDirectories(options.folder());
            var part = Files.createTempFile(options.folder(), facts.id(), ".part");
            Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (before.isPresent() && !before.get().equals(target)) {
                Files.deleteIfExists(before.get());
            }
            return target;
        } catch (IOException e) {
            throw new PluginRefusedException(
                    "The plugin can't be copied into the folder " + options.folder() + ".",
                    "Check the folder's permissions and the free space.",
                    e);
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isDisabled(String id) {
        return disabledIds().contains(id);
    }

    void markDisabled(String id) {
        var ids = disabledIds();
        ids.add(id);
        write(ids);
    }

    void markEnabled(String id) {
        var ids = disabledIds();
        if (ids.remove(id)) {
            write(ids);
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
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(file, sink);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    static boolean isNewer(PluginFacts one, PluginFacts other) {
        return new DefaultVersionManager().compareVersions(one.version(), other.version()) > 0;
    }

    private Set<String> disabledIds() {
        var list = disabledList();
        try {
            return Files.exists(list)
                    ? new LinkedHashSet<>(Files.readAllLines(list, StandardCharsets.UTF_8))
                    : new LinkedHashSet<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Set<String> ids) {
        try {
            Files.write(disabledList(), ids, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path disabledList() {
        return options.folder().resolve("disabled.txt");
    }
}
