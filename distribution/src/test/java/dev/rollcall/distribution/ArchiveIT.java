package dev.rollcall.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as it is unpacked on a machine that has a Java runtime, and neither a compiler nor Maven. */
class ArchiveIT {
    private static final Path ARCHIVE = Path.of(property("rollcall.archive"));
    private static final Pattern READY = Pattern.compile("Rollcall is ready on (http://127\\.0\\.0\\.1:\\d+) \\.");
    private static final String TOKEN = "a-token-that-is-long-enough-for-a-host";
    /** What a JRE has; above all no java.compiler and no jdk.compiler. */
    private static final String MODULES =
            "java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,"
                    + "java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,"
                    + "java.xml.crypto,jdk.charsets,jdk.crypto.cryptoki,jdk.localedata,jdk.management,"
                    + "jdk.naming.dns,jdk.net,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.zipfs";

    @TempDir
    private static Path place;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Path root;

    @BeforeAll
    static void unpack() throws Exception {
        var tar = new ProcessBuilder("tar", "-xzf", ARCHIVE.toString(), "-C", place.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        root = place.resolve(property("rollcall.archive.name"));
        var path = Files.createDirectory(place.resolve("path"));
        Files.createSymbolicLink(
                path.resolve("java"), Path.of(System.getProperty("java.home")).resolve("bin/java"));
    }

    @Test
    void holdsAllThatIsInstalled() throws IOException {
        try (var files = Files.walk(root)) {
            var names = files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replaceAll("-\\d[^/]*\\.jar$", ".jar"))
                    .filter(name -> !name.startsWith("app/lib/"))
                    .toList();
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "bin/rollcall",
                            "app/rollcall.jar",
                            "plugins/plugin-google.jar",
                            "plugins/plugin-intune.jar",
                            "plugins/plugin-jamf.jar",
                            "plugins/plugin-kandji.jar",
                            "rollcall.example.yaml",
                            "systemd/rollcall.service",
                            "Containerfile",
                            "CHANGELOG.md",
                            "LICENSE",
                            "README.md");
        }
        assertThat(root.resolve("bin/rollcall")).isExecutable();
    }

    @Test
    void saysWhatIsMissingWithoutJava() throws Exception {
        var process = launcher("--version");
        process.environment().put("PATH", place.toString());
        var started = process.redirectErrorStream(true).start();
        assertThat(new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Rollcall needs Java 17 or newer, and none was found.", "JRE");
        assertThat(started.waitFor()).isEqualTo(2);
    }

    /** With the example as its configuration. */
    @Test
    void servesWithNothingButAJavaRuntime() throws Exception {
        Files.copy(root.resolve("rollcall.example.yaml"), root.resolve("rollcall.yaml"));
        var process = launcher("serve", "--server.port=0");
        process.environment().put("SNIPEIT_TOKEN", "planted");
        process.environment().put("ROLLCALL_ACCESS_BOOTSTRAP_TOKEN", TOKEN);
        var host = process.redirectErrorStream(true).start();
        try (var lines = host.inputReader(StandardCharsets.UTF_8)) {
            var read = new ArrayList<String>();
            var address = READY.matcher("");
            for (var line = lines.readLine();
                    line != null && !address.reset(line).find();
                    line = lines.readLine()) {
                read.add(line);
            }
            assertThat(address.reset().find()).as(String.join("\n", read)).isTrue();
            var base = address.group(1);
            assertThat(get(base + "/actuator/health/liveness").body()).contains("UP");
            assertThat(get(base + "/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(get(base + "/api/v1/providers").body()).contains("google", "intune", "jamf", "kandji");
            assertThat(get(base + "/actuator/prometheus").body()).contains("rollcall_runs_active 0.0");
            host.destroy();
            assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(host.exitValue()).isEqualTo(143);
        } finally {
            host.destroyForcibly();
        }
        assertThat(root.resolve("data/rollcall.mv.db")).exists();
    }

    /** Started with a path that leads to Java and nothing else. */
    private static ProcessBuilder launcher(String... words) {
        var command = new ArrayList<>(List.of(root.resolve("bin/rollcall").toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command);
        process.environment().clear();
        process.environment().put("PATH", place.resolve("path").toString());
        process.environment().put("ROLLCALL_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 --limit-modules " + MODULES);
        return process;
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name));
    }
}
