package dev.rollcall.host.plugin;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A plugin that a test makes up: compiled, packed, and as broken as the test wants it. */
public final class PluginJar {
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, byte[]> extraEntries = new LinkedHashMap<>();
    private final String id;
    private String providerId;
    private String classBody = "";
    private String specBody = "return SPEC;";
    private String readBody = "return ReadReport.WITHOUT_TOTAL;";
    private String address = "https://example.com";
    private boolean indexed = true;

    private PluginJar(String id) {
        this.id = id;
        this.providerId = id;
        manifest.put("Plugin-Id", id);
        manifest.put("Plugin-Version", "1.0.0");
        manifest.put("Plugin-Provider", "Test");
        manifest.put("Plugin-Requires", ">=0.1.0 & <0.2.0");
    }

    public static PluginJar plugin(String id) {
        return new PluginJar(id);
    }

    public PluginJar manifest(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    public PluginJar without(String name) {
        manifest.remove(name);
        return this;
    }

    public PluginJar version(String version) {
        return manifest("Plugin-Version", version);
    }

    public PluginJar provider(String value) {
        providerId = value;
        return this;
    }

    /** Where the source sends its requests. */
    public PluginJar address(String url) {
        address = url;
        return this;
    }

    /** Members of the source's class: fields, initialisers, a constructor. */
    public PluginJar classBody(String java) {
        classBody = java;
        return this;
    }

    public PluginJar specBody(String java) {
        specBody = java;
        return this;
    }

    public PluginJar readBody(String java) {
        readBody = java;
        return this;
    }

    /** As when the vendor forgot PF4J's annotation processor. */
    public PluginJar notIndexed() {
        indexed = false;
        return this;
    }

    public PluginJar entry(String name, byte[] content) {
        extraEntries.put(name, content);
        return this;
    }

    /** Writes the jar, as old as a file that was copied a while ago. */
    public Path writeTo(Path file) throws IOException {
        var classes = compile();
        var part = Files.createTempFile(file.getParent(), "plugin", ".tmp");
        try (var jar = new JarOutputStream(Files.newOutputStream(part), manifest())) {
            for (var entry : classes.entrySet()) {
                put(jar, entry.getKey(), entry.getValue());
            }
            for (var entry : extraEntries.entrySet()) {
                put(jar, entry.getKey(), entry.getValue());
            }
            if (indexed) {
                put(jar, "META-INF/extensions.idx", ("made.up." + className()).getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.setLastModifiedTime(part, FileTime.from(Instant.now()));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private String className() {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace("-", "") + "Source";
    }

    private Manifest manifest() {
        var written = new Manifest();
        written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((name, value) -> written.getMainAttributes().putValue(name, value));
        return written;
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private Map<String, byte[]> compile() throws IOException {
        var source = """
                package made.up;
                import dev.rollcall.api.*;
                import dev.rollcall.api.device.*;
                import java.net.URI;
                @org.pf4j.Extension
                public class %1$s implements DeviceSource {
                    private static final SourceSpec SPEC = SourceSpec.provider("%2$s", "Made up %2$s", "%2$s ID")
                        .documentation("https://example.com").address(s -> URI.create("%6$s")).build();
                    %3$s
                    public SourceSpec spec() { %4$s }
                    public CheckReport check(SourceContext c) { return CheckReport.builder().passed("It", "Works.").build(); }
                    public ReadReport read(SourceContext c, Partition p, DeviceSink sink)
                        throws SourceException, InterruptedException { %5$s }
                }
                """.formatted(className(), providerId, classBody, specBody, readBody, address);
        var folder = Files.createTempDirectory("plugin-classes");
        var messages = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var done = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(new TextSource("made/up/" + className() + ".java", source)))
                .call();
        if (!done) {
            throw new IllegalArgumentException(messages.toString());
        }
        var classes = new LinkedHashMap<String, byte[]>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                classes.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static final class TextSource extends SimpleJavaFileObject {
        private final String text;

        TextSource(String path, String text) {
            super(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
