package dev.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The executable jar, with the built plugins, under a path with blanks and without a terminal. */
class DemoIT {
    private static final Path EXECUTABLE = Path.of(Objects.requireNonNull(System.getProperty("rollcall.demo")));
    private static final Path BASE = Path.of(Objects.requireNonNull(System.getProperty("rollcall.base")));
    private static final Path GOLDEN = Path.of("src/test/resources/story.txt");

    @TempDir
    private Path work;

    private Path folder = Path.of("");

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectories(work.resolve("a folder with blanks"));
        Files.createDirectories(folder.resolve("tmp"));
        Files.createSymbolicLink(folder.resolve("plugins"), BASE.resolve("plugins"));
    }

    /** Regenerate it with {@code ./rollcall demo --once --devices 80 > demo/src/test/resources/story.txt}. */
    @Test
    void twoAtTheSameTimeTellTheSameStoryAndLeaveNothing() throws Exception {
        var one = start("one", "--once", "--devices", "80");
        var other = start("other", "--once", "--devices", "80");
        for (var demo : List.of(one, other)) {
            assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
            assertThat(demo.err()).isEmpty();
            assertThat(demo.out()).isEqualTo(Files.readString(GOLDEN));
        }
        assertThat(left()).isEmpty();
    }

    /** What differs is how the platform is called, and which of many changes are shown as examples. */
    @Test
    void tellsTheSameStoryBesideGlpi() throws Exception {
        var demo = start("glpi", "--once", "--devices", "80", "--platform", "glpi");
        assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
        assertThat(demo.err()).isEmpty();
        assertThat(demo.out()).contains("75 assets in GLPI 11,").doesNotContain("Snipe-IT");
        var rows = theDay(demo.out());
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows).isEqualTo(theDay(Files.readString(GOLDEN)));
        assertThat(left()).isEmpty();
    }

    /** Serial, what was done and the rule, of all that became of the day's events. */
    private static List<String> theDay(String story) {
        var day = story.substring(
                story.indexOf("== The next sync, and why"), story.indexOf("== An MDM suddenly lists nothing"));
        return Pattern.compile("(?m)^  (C\\w+) +(\\w+) +(R\\d+)")
                .matcher(day)
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();
    }

    @Test
    void staysUpUntilItIsToldToStop() throws Exception {
        var demo = start("demo", "--devices", "80", "--seed", "7");
        try {
            demo.await(() -> demo.out().contains("/api/v1/runs"));
            var address = Pattern.compile("Rollcall +(\\S+) +token (\\S+)").matcher(demo.out());
            assertThat(address.find()).as(demo.out() + demo.err()).isTrue();
            assertThat(status(address.group(1) + "/api/v1/runs", address.group(2)))
                    .isEqualTo(200);
            demo.signal(Started.Signal.TERM);
            assertThat(demo.exitCode()).isEqualTo(Started.Signal.TERM.exitCode());
        } finally {
            demo.process().destroyForcibly();
        }
        assertThat(demo.out()).endsWith("Stopped. Nothing is left of it.\n");
        assertThat(demo.err()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"snipe-it, Snipe-IT", "glpi, GLPI 11"})
    void beginsFromNothing(String platform, String title) throws Exception {
        var demo = start("demo", "--devices", "80", "--from-nothing", "--platform", platform);
        try {
            demo.await(() -> demo.out().contains("Ctrl-C."));
            var link = Pattern.compile("http://\\S+/first-admin\\?token=\\S+").matcher(demo.out());
            assertThat(link.find()).as(demo.out() + demo.err()).isTrue();
            assertThat(status(link.group(), "")).isEqualTo(200);
            assertThat(demo.out())
                    .contains("- " + title, title + " is at that address", "Kandji", "apiUrl", "apiToken");
            demo.signal(Started.Signal.TERM);
            assertThat(demo.exitCode()).isEqualTo(Started.Signal.TERM.exitCode());
        } finally {
            demo.process().destroyForcibly();
        }
        assertThat(demo.err()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void stopsInMidStory(Started.Signal signal) throws Exception {
        stopsWhen("A preview writes nothing", signal);
    }

    @Test
    void stopsWhileItStarts() throws Exception {
        stopsWhen("", Started.Signal.TERM);
    }

    /** As soon as the host has a folder, and that was told. */
    private void stopsWhen(String told, Started.Signal signal) throws Exception {
        var demo = start("demo", "--devices", "2000");
        try {
            demo.await(() -> demo.out().contains(told) && !left().isEmpty());
            demo.signal(signal);
            assertThat(demo.exitCode()).as(demo.out() + demo.err()).isEqualTo(signal.exitCode());
        } finally {
            demo.process().destroyForcibly();
        }
        assertThat(demo.out()).doesNotContain("The next sync").endsWith("Stopped. Nothing is left of it.\n");
        assertThat(demo.err()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void refusesACompanyThatShowsLittle() throws Exception {
        var demo = start("demo", "--devices", "3");
        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.err()).isEqualTo("A company of 3 devices shows little. Choose 80 to 1000000 with --devices.\n");
    }

    @Test
    void refusesAPlatformThatItHasNot() throws Exception {
        var demo = start("demo", "--platform", "servicenow");
        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.err())
                .isEqualTo("There is no platform 'servicenow' to show. Choose one with --platform: snipe-it, glpi,"
                        + " glpi-10.\n");
    }

    @Test
    void refusesWhatIsNoNumber() throws Exception {
        var demo = start("demo", "--seed", "spring");
        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.err())
                .isEqualTo("Invalid value for option '--seed': 'spring' is not a long. See ./rollcall demo --help.\n");
    }

    private static int status(String url, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private List<String> left() {
        return List.of(Objects.requireNonNull(folder.resolve("tmp").toFile().list()));
    }

    private Started start(String name, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives too short for more to be worth compiling.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-jar",
                EXECUTABLE.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("ROLLCALL_BASE", folder.toString());
        return Started.of(builder, work.resolve(name));
    }
}
