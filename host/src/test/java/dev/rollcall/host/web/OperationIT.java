package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.command.CommandLineRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a host that has synced tells those who run it, and a backup that is made of it meanwhile. */
class OperationIT {
    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost both;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static String firstRun;

    @BeforeAll
    static void sync() {
        both = new CompanyHost(home, 60);
        both.connectOptedIn(both.company.kandji(), "Acme Iru");
        firstRun = both.run("acme%20iru", "{\"mode\": \"APPLY\"}").text("/id");
    }

    @AfterAll
    static void close() {
        both.close();
    }

    @Test
    void countsWhatItDidAndNamesNobody() {
        var viewer = both.api.token("prometheus", "VIEWER");
        var scrape = Awaitility.await()
                .until(
                        () -> both.api
                                .with(viewer, "GET", "/actuator/prometheus", null)
                                .body(),
                        body -> body.contains("rollcall_connection_last_success_timestamp_seconds{"));
        assertThat(scrape)
                .containsPattern(
                        "rollcall_runs_seconds_count\\{connection=\"Acme Iru\",outcome=\"\\w+\",provider=\"kandji\","
                                + "purpose=\"apply\"} \\d")
                .containsPattern(
                        "rollcall_changes_total\\{connection=\"Acme Iru\",outcome=\"done\",rule=\"R\\d\\d\"} \\d")
                .containsPattern("rollcall_requests_seconds_count\\{peer=\"kandji\",status=\"2xx\"} \\d")
                .containsPattern("rollcall_requests_seconds_count\\{peer=\"snipe-it\",status=\"2xx\"} \\d")
                .contains("rollcall_platform_reachable 1.0")
                .contains("jvm_memory_used_bytes", "hikaricp_connections", "http_server_requests_seconds");
        var serials = changes(both.api, firstRun).stream()
                .map(change -> change.path("serial").asString(""))
                .filter(serial -> !serial.isEmpty())
                .toList();
        assertThat(serials).isNotEmpty().noneMatch(scrape::contains);
        assertThat(scrape).doesNotContain("@");
    }

    @Test
    void tellsWhoIsKnownHowItsConnectionsAre() {
        assertThat(both.api.send(both.api.anonymous("/actuator/health")).body())
                .contains("status")
                .doesNotContain("Acme", "details");
        var health = Awaitility.await().until(() -> both.api.get("/actuator/health"), answer -> !answer.json()
                .at("/components/connections/details/Acme Iru/lastSuccess")
                .isMissingNode());
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json()
                        .at("/components/connections/details/Acme Iru/ageSeconds")
                        .asLong(-1))
                .isNotNegative();
        assertThat(health.json().at("/components/platform/details/reachable").asBoolean())
                .isTrue();
        var ready = both.api.get("/actuator/health/readiness");
        assertThat(ready.text("/status")).isEqualTo("UP");
        assertThat(ready.json().at("/components").propertyNames())
                .containsExactlyInAnyOrder("db", "plugins", "readinessState");
        assertThat(both.api.get("/actuator/health/liveness").text("/status")).isEqualTo("UP");
    }

    @Test
    void isBackedUpWhileItSyncsAndGoesOnElsewhere() throws Exception {
        var file = home.resolve("backups/rollcall.zip");
        var changes = changes(both.api, firstRun);
        var second = both.start("acme%20iru", "{\"mode\": \"APPLY\"}");
        var host = both.api.address("").toString();
        assertThat(command("backup", file.toString(), "--host", host)).contains("The backup is in");
        both.ended(second);
        assertThat(command("backup", file.toString(), "--host", host)).contains("is there already");
        assertThat(both.audited()).contains("backup made");

        var other = Files.createDirectories(home.resolve("other"));
        var data = other.resolve("data");
        Files.createDirectories(data);
        assertThat(command("restore", file.toString(), "--rollcall.home=" + data))
                .contains("--without-key");
        Files.copy(home.resolve("data/secret.key"), data.resolve("secret.key"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(command("restore", file.toString(), "--rollcall.home=" + data))
                .contains("The backup of 20");
        try (var restored = ApiHost.start(other, both.properties())) {
            assertThat(changes(restored, firstRun)).isEqualTo(changes);
            assertThat(restored.get("/api/v1/runs/" + second.text("/id")).text("/state"))
                    .isNotEqualTo("RUNNING");
            assertThat(restored.get("/api/v1/audit/verification")
                            .json()
                            .path("holds")
                            .asBoolean())
                    .isTrue();
            assertThat(restored.post("/api/v1/connections/acme%20iru/check")
                            .json()
                            .path("passed")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static List<JsonNode> changes(ApiHost host, String run) {
        var all = new ArrayList<JsonNode>();
        host.get("/api/v1/runs/" + run + "/changes?limit=1000")
                .json()
                .path("items")
                .forEach(all::add);
        assertThat(all).isNotEmpty();
        return all;
    }

    /** What a command prints, in this process. */
    private static String command(String... words) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var all = new ArrayList<>(List.of(words));
        all.add("--rollcall.access.bootstrap-token=" + ApiHost.TOKEN);
        all.add("--rollcall.plugins.folder=" + home.resolve("none"));
        new CommandLineRun(
                        out, out, Map.of("ROLLCALL_BASE", home.resolve("base").toString()))
                .run(all.toArray(String[]::new));
        return printed.toString(StandardCharsets.UTF_8);
    }
}
