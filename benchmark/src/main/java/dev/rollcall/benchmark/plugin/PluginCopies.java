package dev.rollcall.benchmark.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes many plugins of a few: copies whose jars hold the original, under other plugin and provider ids. */
public final class PluginCopies {
    private static final String INDEX = "META-INF/extensions.idx";
    private static final List<Class<?>> OWN = List.of(CopiedSource.class, SpecCopy.class);

    private PluginCopies() {}

    /**
     * Fills a folder with plugins.
     *
     * @param originals the jars to copy, in turns; not empty
     * @param folder an existing folder
     */
    public static void fill(Path folder, int count, List<Path> originals) throws IOException {
        for (var number = 1; number <= count; number++) {
            var original = originals.get((number - 1) % originals.size());
            copy(original, folder.resolve("copy-" + number + ".jar"), "copy-" + number);
        }
    }

    private static void copy(Path original, Path target, String id) throws IOException {
        try (var jar = new JarFile(original.toFile());
                var copy = new JarOutputStream(Files.newOutputStream(target), named(jar, id))) {
            for (var entry : jar.stream().filter(PluginCopies::isCopied).toList()) {
                copy.putNextEntry(new JarEntry(entry.getName()));
                transfer(jar, entry, copy);
            }
            for (var type : OWN) {
                var name = type.getName().replace('.', '/') + ".class";
                put(copy, name, classFile("/" + name));
            }
            put(copy, INDEX, CopiedSource.class.getName().getBytes(StandardCharsets.UTF_8));
            var facts = CopiedSource.ORIGINAL + "=" + source(jar) + "\n" + CopiedSource.ID + "=" + id + "\n";
            put(copy, CopiedSource.RESOURCE.substring(1), facts.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isCopied(JarEntry entry) {
        return !entry.isDirectory()
                && !entry.getName().equals(INDEX)
                && !entry.getName().equals(JarFile.MANIFEST_NAME);
    }

    private static Manifest named(JarFile jar, String id) throws IOException {
        var manifest = new Manifest(Objects.requireNonNull(jar.getManifest(), "a plugin without a manifest"));
        manifest.getMainAttributes().putValue("Plugin-Id", id);
        return manifest;
    }

    /** The plugin's one source, from PF4J's index, whose comments begin with a hash. */
    private static String source(JarFile jar) throws IOException {
        try (var index = jar.getInputStream(jar.getEntry(INDEX))) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(jar.getName() + " has no source to copy."));
        }
    }

    private static byte[] classFile(String resource) throws IOException {
        try (var content = Objects.requireNonNull(PluginCopies.class.getResourceAsStream(resource), resource)) {
            return content.readAllBytes();
        }
    }

    private static void transfer(JarFile jar, JarEntry entry, OutputStream copy) throws IOException {
        try (var content = jar.getInputStream(entry)) {
            content.transferTo(copy);
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
    }
}
