package dev.rollcall.host.plugin;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what changes in the drop-in folder. A file counts once it looks the same in two looks, so that one which is
 * still being copied is left to settle; in the first look, files are taken as they are. Not safe for several threads.
 */
final class PluginFolder {
    private static final Logger log = LoggerFactory.getLogger(PluginFolder.class);

    private final Path folder;
    private final Map<Path, Print> seen = new HashMap<>();
    private final Map<Path, Print> reported = new HashMap<>();
    private boolean looked;
    private volatile @Nullable String problem;

    PluginFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * What happened since the last look.
     *
     * @param settled new and changed files, in the order of their names
     * @param gone files that are not there any more
     */
    record Changes(List<Path> settled, List<Path> gone) {}

    Changes look() {
        var now = list();
        if (now == null) {
            return new Changes(List.of(), List.of());
        }
        var settled = new ArrayList<Path>();
        now.forEach((file, print) -> {
            var still = !looked || print.equals(seen.get(file));
            if (still && !print.equals(reported.get(file))) {
                settled.add(file);
                reported.put(file, print);
            }
        });
        var gone = reported.keySet().stream()
                .filter(file -> !now.containsKey(file))
                .sorted()
                .toList();
        gone.forEach(reported::remove);
        seen.clear();
        seen.putAll(now);
        looked = true;
        settled.sort(null);
        return new Changes(settled, gone);
    }

    /** Takes a file as it is: the host put it there itself. */
    void accept(Path file) {
        try {
            reported.put(file, Print.of(file));
        } catch (IOException e) {
            log.debug("The file {} went away at once; the next look will tell.", file, e);
        }
    }

    /** Why the folder can't be read; empty if it can. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Refuses a link that leads out of the folder: what it points to can change unseen. */
    void checkInside(Path file) throws PluginRefusedException {
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw new PluginRefusedException(
                        "The file is a link to a place outside the plugins folder.",
                        "Copy the plugin itself into the folder.");
            }
        } catch (IOException e) {
            throw new PluginRefusedException(
                    "The file is a link that leads nowhere.", "Copy the plugin itself into the folder.", e);
        }
    }

    /** The folder's jars as they look now; null if it can't be read, which says nothing about what is in it. */
    private @Nullable Map<Path, Print> list() {
        var files = new HashMap<Path, Print>();
        try {
            Files.createDirectories(folder);
            try (var entries = Files.newDirectoryStream(folder, "*.jar")) {
                for (var file : entries) {
                    if (!Files.isDirectory(file)) {
                        files.put(file, Print.of(file));
                    }
                }
            }
            problem = null;
            return files;
        } catch (IOException | DirectoryIteratorException e) {
            report("The plugins folder " + folder + " can't be read ("
                    + e.getClass().getSimpleName()
                    + "). Check that it is a folder which the host may read; what is loaded stays in use.");
            return null;
        }
    }

    private void report(String sentence) {
        if (!sentence.equals(problem)) {
            log.warn(sentence);
        }
        problem = sentence;
    }

    /** How a file looks from outside. */
    private record Print(long size, FileTime modified) {
        /** A link that leads nowhere, or a file that has just gone, still has a look. */
        static Print of(Path file) throws IOException {
            return Files.exists(file)
                    ? new Print(Files.size(file), Files.getLastModifiedTime(file))
                    : new Print(-1, FileTime.fromMillis(0));
        }
    }
}
