package dev.rollcall.host.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A backup that was made and is not handed over yet. Holds a copy of the database until it is closed. */
final class Backup implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Manifest manifest;
    private final Path database;
    private final List<Path> plugins;

    Backup(Manifest manifest, Path database, List<Path> plugins) {
        this.manifest = manifest;
        this.database = database;
        this.plugins = List.copyOf(plugins);
    }

    /** As one file. What is in it is compressed already. */
    void writeTo(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry(Manifest.MANIFEST));
        zip.write(JSON.writeValueAsBytes(manifest));
        zip.putNextEntry(new ZipEntry(Manifest.DATABASE));
        Files.copy(database, zip);
        for (var plugin : plugins) {
            zip.putNextEntry(new ZipEntry(Manifest.PLUGINS + plugin.getFileName()));
            Files.copy(plugin, zip);
        }
        zip.finish();
    }

    @Override
    public void close() {
        delete(database);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The copy " + file + " can't be deleted. Delete it by hand.", e);
        }
    }
}
