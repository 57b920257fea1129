package dev.rollcall.host.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The drop-in folder that a backup is restored into. */
final class PluginFolder {
    private final Path folder;

    PluginFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What became of it.
     *
     * @param filled how many plugins were put into it
     * @param missing plugins of the archive that are not in it
     */
    record Filled(int filled, List<String> missing) {
        Filled {
            missing = List.copyOf(missing);
        }
    }

    /** Puts the archive's plugins into it. One that holds plugins is left as it is: two versions of one would collide. */
    Filled fill(Archive archive) throws IOException, BackupException {
        var names = archive.plugins();
        if (holdsPlugins()) {
            return new Filled(
                    0,
                    names.stream()
                            .filter(name -> !Files.exists(folder.resolve(name)))
                            .toList());
        }
        Files.createDirectories(folder);
        for (var name : names) {
            var coming = folder.resolve(name + ".coming");
            archive.plugin(name, coming);
            Restoration.move(coming, folder.resolve(name));
        }
        return new Filled(names.size(), List.of());
    }

    private boolean holdsPlugins() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.anyMatch(Backups::isPlugin);
        }
    }
}
