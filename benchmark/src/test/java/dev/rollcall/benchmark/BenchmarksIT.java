package dev.rollcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmarks as people run them, with few devices and starts: they run, and say what they should; no time is judged. */
class BenchmarksIT {
    /** The processes live too short for more to be worth compiling. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private static final Path EXECUTABLE = Path.of(Objects.requireNonNull(System.getProperty("rollcall.benchmark")));
    private static final Path BASE = Path.of(Objects.requireNonNull(System.getProperty("rollcall.base")));

    private static final Path PLUGINS = BASE.resolve("plugins");

    @ParameterizedTest
    @ValueSource(strings = {"kandji", "jamf", "intune", "google"})
    void comparesReadingThroughThePluginWithABareClient(String provider) throws Exception {
        var result = read(provider, "--devices=700", "--limit=1000");
        assertThat(result.code).as(result.text).isZero();
        assertThat(result.text)
                .contains("700 devices", "seconds", "CPU seconds per 100,000", "requests", "heap of 128 MiB", ": kept");
    }

    @Test
    void comparesReadingAssetsThroughTheAdapterWithABareClient() throws Exception {
        var result = run("assets", "--assets=1203", "--rounds=1", "--warm-up=1", "--limit=1000");
        assertThat(result.code).as(result.text).isZero();
        assertThat(result.text).contains("1,203 assets", "adapter", "heap of 256 MiB", ": kept");
        assertThat(result.text).containsPattern("requests +9 +9 +1.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--contacts", "--platform=glpi"})
    void comparesWholeSyncsWithABareClient(String option) throws Exception {
        var result = run(
                "sync",
                "--devices=700",
                "--rounds=1",
                "--warm-up=1",
                "--limit=1000",
                "--seed=2",
                option,
                "--plugins-folder=" + PLUGINS);
        assertThat(result.code).as(result.text).isZero();
        assertThat(result.text)
                .contains("700 devices", "bare WebClient", "CPU seconds", "Requests to Iru: 4, of at most 5: kept")
                .doesNotContain("NOT KEPT");
    }

    @Test
    void comparesReassignmentsInBulkWithThoseOneByOne() throws Exception {
        var result = run("reassign", "--changed=30", "--assets=40");
        assertThat(result.code).as(result.text).isZero();
        assertThat(result.text).contains("30 reassignments, 200 at a time: ", "30 reassignments, 1 at a time: ");
    }

    @Test
    void measuresAFirstSyncUnderALimitOfRequests() throws Exception {
        var result =
                run("first-sync", "--devices=30", "--changed=9", "--per-minute=12000", "--plugins-folder=" + PLUGINS);
        assertThat(result.code).as(result.text).isZero();
        assertThat(result.text)
                .contains("30 devices: 9 assets written", "Rollcall takes 11,000", "0 of them refused with 429");
    }

    @Test
    void drawsSyncsOfSeveralSizes(@TempDir Path folder) throws Exception {
        var chart = folder.resolve("chart.svg");
        var result = run(
                "sizes",
                "--devices=40,400",
                "--rounds=1",
                "--warm-up=0",
                "--chart=" + chart,
                "--plugins-folder=" + PLUGINS);
        assertThat(result.code).as(result.text).isZero();
        assertThat(result.text).contains("40, unchanged", "400, unchanged", "40, first", "400, first");
        assertThat(chart)
                .content()
                .contains("<svg", "nothing to change", "first sync")
                .doesNotContain("NaN");
    }

    @Test
    void measuresDecisions() throws Exception {
        var result = run("decide", "--devices=500", "--iterations=1", "--warm-up=1", "--seconds=1", "--limit=1");
        assertThat(result.code).as(result.text).isZero();
        assertThat(result.text)
                .contains(
                        "alone, 0 % changed", "alone, 5 % changed", "3 connections, 0 %", "decisions a second and core")
                .doesNotContain("BELOW");
    }

    @Test
    void weighsWhatARunHolds() throws Exception {
        var result = run("index", "--assets=2000");
        assertThat(result.code).as(result.text).isZero();
        assertThat(result.text).contains("devices", "sightings", "the plan", "bytes each", "2000 devices, 0 verdicts");
    }

    @Test
    void failsWhenThePluginTakesLongerThanItMay() throws Exception {
        var result = read("kandji", "--devices=300", "--limit=0.001");
        assertThat(result.code).as(result.text).isEqualTo(1);
        assertThat(result.text).contains("NOT KEPT");
    }

    @Test
    void saysForWhichProvidersThereArePages() throws Exception {
        var result = read("none", "--devices=1");
        assertThat(result.code).isEqualTo(2);
        assertThat(result.text).contains("kandji or jamf");
    }

    @Test
    void measuresTheStartOfTheHostWithSoManyPlugins() throws Exception {
        var result = run("start", "--plugins=3", "--rounds=1", "--base=" + BASE);
        assertThat(result.code).as(result.text).isZero();
        assertThat(result.text).contains("3 plugins", "until ready", "Spring's preparation", "web server");
    }

    private static Result read(String provider, String... more) throws Exception {
        var words = new ArrayList<>(
                List.of("read", "--provider=" + provider, "--rounds=1", "--warm-up=1", "--plugins-folder=" + PLUGINS));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static Result run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(OwnProcess.java(List.of(
                SHORT_LIVED, "-D" + OwnProcess.JAVA_OPTIONS + "=" + SHORT_LIVED, "-jar", EXECUTABLE.toString())));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), text);
        } finally {
            process.destroyForcibly();
        }
    }

    private record Result(int code, String text) {}
}
