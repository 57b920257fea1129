package dev.rollcall.host.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.journal.Standing;
import dev.rollcall.host.sync.RunObserver;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HostMetersTest {
    private static final Path PAGE = Path.of("../docs/reference/metrics.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(rollcall_\\w+)` \\|([^|]*)\\| (.*) \\|$", Pattern.MULTILINE);
    private static final Pattern SHOWN = Pattern.compile("^# HELP (rollcall_\\w+) (.*)$", Pattern.MULTILINE);
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HostMeters meters = new HostMeters(registry);
    private final PlatformReach reach = new PlatformReach(Set.of("snipe-it", "glpi"), Clock.systemUTC());

    @Test
    void countsRunsAndWhatBecameOfTheirChanges() {
        meters.ended(end(RunState.HELD));
        meters.ended(end(RunState.HELD));
        assertThat(registry.scrape())
                .contains(
                        "rollcall_runs_seconds_count{connection=\"Acme\",outcome=\"held\",provider=\"kandji\",purpose=\"apply\"} 2")
                .contains(
                        "rollcall_runs_seconds_sum{connection=\"Acme\",outcome=\"held\",provider=\"kandji\",purpose=\"apply\"} 180.0")
                .contains("rollcall_changes_total{connection=\"Acme\",outcome=\"done\",rule=\"R21\"} 6.0")
                .contains("rollcall_changes_total{connection=\"Acme\",outcome=\"held\",rule=\"R22\"} 2.0");
    }

    @Test
    void countsRequestsByPeerAndStatus() {
        meters.answered("jamf", 200, Duration.ofSeconds(2));
        meters.answered("jamf", 204, Duration.ofSeconds(1));
        meters.answered("jamf", 404, Duration.ofSeconds(1));
        meters.answered("jamf", 429, Duration.ofSeconds(1));
        meters.unanswered("jamf", Duration.ofSeconds(30));
        meters.throttled("jamf");
        meters.waited("jamf", Duration.ofSeconds(5));
        assertThat(registry.scrape())
                .contains("rollcall_requests_seconds_sum{peer=\"jamf\",status=\"2xx\"} 3.0")
                .contains("rollcall_requests_seconds_count{peer=\"jamf\",status=\"4xx\"} 1")
                .contains("rollcall_requests_seconds_count{peer=\"jamf\",status=\"429\"} 1")
                .contains("rollcall_requests_seconds_count{peer=\"jamf\",status=\"none\"} 1")
                .contains("rollcall_requests_throttled_total{peer=\"jamf\"} 1.0")
                .contains("rollcall_request_waits_seconds_sum{peer=\"jamf\"} 5.0");
    }

    @Test
    void learnsOfThePlatformFromItsAnswersOnly() {
        meters.watch(() -> 3, reach);
        assertThat(registry.scrape())
                .contains("rollcall_platform_reachable NaN")
                .contains("rollcall_runs_active 3.0");
        reach.answered("kandji", 500, Duration.ZERO);
        assertThat(registry.scrape()).contains("rollcall_platform_reachable NaN");
        reach.answered("snipe-it", 401, Duration.ZERO);
        assertThat(registry.scrape()).contains("rollcall_platform_reachable 1.0");
        reach.answered("snipe-it", 503, Duration.ZERO);
        assertThat(registry.scrape()).contains("rollcall_platform_reachable 0.0");
        reach.answered("snipe-it", 200, Duration.ZERO);
        reach.unanswered("snipe-it", Duration.ZERO);
        assertThat(registry.scrape()).contains("rollcall_platform_reachable 0.0");
    }

    @Test
    void showsTheConnectionsThatThereAreNow() {
        var states = new ArrayList<>(List.of(
                new ConnectionState("Acme", "kandji", standing(3, 2, Optional.of(NOON))),
                new ConnectionState("New", "jamf", Standing.NONE)));
        var now = new AtomicLong();
        var connections = new ConnectionStates(() -> List.copyOf(states), now::get);
        meters.look(connections);
        assertThat(registry.scrape())
                .contains("rollcall_changes_held{connection=\"Acme\",provider=\"kandji\"} 3.0")
                .contains("rollcall_changes_held{connection=\"New\",provider=\"jamf\"} 0.0")
                .contains("rollcall_connection_failures{connection=\"Acme\",provider=\"kandji\"} 2.0")
                .containsPattern("last_success_timestamp_seconds\\{connection=\"Acme\",provider=\"kandji\"} 1.7\\d+E9")
                .doesNotContain("last_success_timestamp_seconds{connection=\"New\"");
        states.remove(0);
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        meters.look(connections);
        assertThat(registry.scrape()).contains("connection=\"New\"").doesNotContain("connection=\"Acme\"");
    }

    @Test
    void areThoseOfThePage() throws Exception {
        meters.ended(end(RunState.SUCCEEDED));
        meters.answered("jamf", 200, Duration.ZERO);
        meters.waited("jamf", Duration.ZERO);
        meters.throttled("jamf");
        meters.watch(() -> 0, reach);
        var state = new ConnectionState("Acme", "kandji", standing(0, 0, Optional.of(NOON)));
        meters.look(new ConnectionStates(() -> List.of(state), () -> 0));
        var shown = new TreeSet<String>();
        SHOWN.matcher(registry.scrape())
                .results()
                .filter(row -> !row.group(1).endsWith("_max"))
                .forEach(row -> shown.add(row.group(1) + ": " + row.group(2)));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(HostMeter.values())
                        .map(meter -> meter.shown() + ": " + meter.description())
                        .toList());
        var rows = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> String.join("; ", row.group(1), row.group(2).strip(), row.group(3)))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(HostMeter.values())
                        .map(HostMetersTest::row)
                        .toList());
    }

    private static String row(HostMeter meter) {
        var labels = meter.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return String.join("; ", meter.shown(), labels, meter.description());
    }

    static Standing standing(long held, long failures, Optional<Instant> syncedAt) {
        return new Standing(
                held,
                Optional.empty(),
                Optional.empty(),
                failures,
                Optional.empty(),
                Optional.empty(),
                failures == 0 ? "" : "The MDM refuses the token. Enter it again.",
                syncedAt);
    }

    private static RunObserver.End end(RunState state) {
        var run = new RunRecord(
                "r1",
                "c1",
                "Acme",
                Purpose.APPLY,
                RunState.RUNNING,
                "test",
                "here",
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                NOON,
                Optional.empty(),
                RunReport.EMPTY);
        var changes = Map.of(ChangeState.DONE, Map.of("R21", 3L), ChangeState.HELD, Map.of("R22", 1L));
        return new RunObserver.End(run, "kandji", state, Duration.ofSeconds(90), changes);
    }
}
