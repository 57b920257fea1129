package dev.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar, with the built plugins. */
class DemoIT {
    private static final Path EXECUTABLE = Path.of(Objects.requireNonNull(System.getProperty("rollcall.demo")));
    private static final Path BASE = Path.of(Objects.requireNonNull(System.getProperty("rollcall.base")));
    private static final Path GOLDEN = Path.of("src/test/resources/story.txt");

    @TempDir
    private Path work;

    /** Regenerate it with {@code ./rollcall demo --once --devices 80 > demo/src/test/resources/story.txt}. */
    @Test
    void tellsTheSameStoryEachTimeAndLeavesNothing() throws Exception {
        var demo = start("--once", "--devices", "80");
        assertThat(demo.process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(demo.err()).isEmpty();
        assertThat(demo.process.exitValue()).isZero();
        assertThat(demo.out()).isEqualTo(Files.readString(GOLDEN));
        assertThat(left()).isEmpty();
    }

    @Test
    void staysUpUntilItIsToldToStop() throws Exception {
        var demo = start("--devices", "60", "--seed", "7");
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> demo.out().contains("/api/v1/runs") || !demo.process.isAlive());
            var address = Pattern.compile("Rollcall +(\\S+) +API token (\\S+)").matcher(demo.out());
            assertThat(address.find()).as(demo.out() + demo.err()).isTrue();
            assertThat(status(address.group(1) + "/api/v1/runs", address.group(2)))
                    .isEqualTo(200);
        } finally {
            demo.process.destroy();
        }
        assertThat(demo.process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(left()).isEmpty();
    }

    @Test
    void refusesACompanyThatShowsLittle() throws Exception {
        var demo = start("--devices", "3");
        assertThat(demo.process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(demo.process.exitValue()).isEqualTo(2);
        assertThat(demo.err()).contains("Choose 60 to 1000000 with --devices.");
    }

    private static int status(String url, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private List<String> left() {
        return List.of(Objects.requireNonNull(work.resolve("tmp").toFile().list())).stream()
                .filter(name -> name.startsWith("rollcall-demo"))
                .toList();
    }

    /** A demo in a process of its own. */
    private record Running(Process process, File outFile, File errFile) {
        String out() throws IOException {
            return Files.readString(outFile.toPath());
        }

        String err() throws IOException {
            return Files.readString(errFile.toPath(), StandardCharsets.UTF_8);
        }
    }

    private Running start(String... arguments) throws IOException {
        Files.createDirectories(work.resolve("tmp"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + work.resolve("tmp"),
                "-jar",
                EXECUTABLE.toString()));
        command.addAll(List.of(arguments));
        var out = work.resolve("out.txt").toFile();
        var err = work.resolve("err.txt").toFile();
        var builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().put("ROLLCALL_BASE", BASE.toString());
        return new Running(builder.start(), out, err);
    }
}
