package dev.rollcall.host.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file that a backup was written to. */
final class Archive implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A plugin's name is a name, and no way to another folder. */
    private static final Pattern PLUGIN = Pattern.compile("plugins/([A-Za-z0-9][A-Za-z0-9._+-]*\\.jar)");

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens it.
     *
     * @throws BackupException if it is no backup, not whole, or of a format that this Rollcall doesn't know
     */
    static Archive open(Path file) throws BackupException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BackupException("The file " + file + " can't be read. Name the file of a backup.");
        }
        try {
            var zip = new ZipFile(file.toFile());
            try {
                return new Archive(file, zip, manifest(file, zip));
            } catch (BackupException | IOException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw none(file, e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Writes the file of the database. */
    void database(Path to) throws BackupException {
        try (var database = new ZipInputStream(zip.getInputStream(entry(Manifest.DATABASE)))) {
            for (var entry = database.getNextEntry(); entry != null; entry = database.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) {
                    Files.copy(database, to);
                    return;
                }
            }
            throw none(file, null);
        } catch (ZipException e) {
            throw none(file, e);
        } catch (IOException e) {
            throw new BackupException(
                    "The database of the backup can't be written to " + to.getParent()
                            + ". See that the disk has room for" + " it, and that the backup is whole.",
                    e);
        }
    }

    /** The names of the plugins' files. */
    List<String> plugins() {
        return zip.stream()
                .map(entry -> PLUGIN.matcher(entry.getName()))
                .filter(name -> name.matches())
                .map(name -> name.group(1))
                .toList();
    }

    /** Writes one plugin's file. */
    void plugin(String name, Path to) throws IOException, BackupException {
        try (var plugin = zip.getInputStream(entry(Manifest.PLUGINS + name))) {
            Files.copy(plugin, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private ZipEntry entry(String name) throws BackupException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw none(file, null);
        }
        return entry;
    }

    private static Manifest manifest(Path file, ZipFile zip) throws BackupException, IOException {
        var entry = zip.getEntry(Manifest.MANIFEST);
        if (entry == null) {
            throw none(file, null);
        }
        try (var content = zip.getInputStream(entry)) {
            var manifest = JSON.readValue(content, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new BackupException(
                        "The backup " + file + " has a format that this Rollcall doesn't know. Restore it"
                                + " with the version that made it, or a later one.");
            }
            return manifest;
        } catch (JacksonException e) {
            throw none(file, e);
        }
    }

    private static BackupException none(Path file, @Nullable Throwable cause) {
        return new BackupException(
                "The file " + file + " is no backup of Rollcall, or not a whole one. Take another one.", cause);
    }
}
