package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import java.io.IOException;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as people run them: processes of the executable jar with the built plugins, against a company. */
class HostCommandsIT {
    private static final Path EXECUTABLE = Path.of(Objects.requireNonNull(System.getProperty("rollcall.executable")));
    private static final Path DROP_IN = Path.of(Objects.requireNonNull(System.getProperty("rollcall.drop-in")));
    private static final String TOKEN = "a-token-that-is-long-enough-for-a-host";
    private static final Pattern RUN = Pattern.compile("\\(run ([0-9a-f]{8})\\)");
    private static final Pattern READY = Pattern.compile("Rollcall is ready on (http://127\\.0\\.0\\.1:\\d+) \\.");

    @TempDir
    private Path work;

    private final List<Process> started = new ArrayList<>();
    private Company company;
    private int count;

    @BeforeEach
    void open() throws IOException {
        company = Company.open(CompanyOptions.of(50).withoutTraps());
        Files.writeString(work.resolve("token.txt"), kandji("apiToken") + "\n");
        configure(100_000);
    }

    @AfterEach
    void close() throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor();
        }
        company.close();
    }

    @Test
    void worksByItselfFromTheConnectionToTheUndo() throws Exception {
        assertThat(run("connect", "--provider", "kandji", "--name", "Acme", "--setting", "apiUrl=acme"))
                .satisfies(refused -> assertThat(refused.code).isEqualTo(2))
                .satisfies(refused -> assertThat(refused.err)
                        .contains("settings.apiUrl: ", "settings.apiToken: ")
                        .doesNotContain("\tat "));
        assertThat(connect()).contains("The connection 'Acme Iru' is made", "rollcall check --connection");
        assertThat(succeeded("check")).contains("Acme Iru:", "passed   ").doesNotContain("failed");

        var untouched = company.snipeIt().log().size();
        var preview =
                JsonMapper.shared().readTree(succeeded("sync", "--connection", "acme iru", "--preview", "--json"));
        assertThat(preview.at("/run/state").asString()).isEqualTo("SUCCEEDED");
        assertThat(states(preview)).contains("PLANNED").doesNotContain("DONE");
        assertThat(company.snipeIt().log()).hasSize(untouched);

        assertThat(succeeded("apply", id(preview))).contains("Application of the preview", "Written (");
        // A preview sights nothing, so only this run makes the connection answer for its devices.
        assertThat(succeeded("sync", "--connection", "Acme Iru")).contains("SUCCEEDED");
        var gone = company.days().vanish(company.kandji(), 12);
        var held = run("sync", "--all");
        assertThat(held.code).as(held.err).isEqualTo(4);
        assertThat(held.out).contains("HELD", "Held for a person (", "rollcall approve " + run(held));

        assertThat(statuses(gone.serials())).containsOnly("Allocated");
        var approval = run("approve", run(held));
        assertThat(approval.code).as(approval.out + approval.err).isZero();
        assertThat(statuses(gone.serials())).contains("Transferred");
        assertThat(succeeded("history", gone.serials().get(0)))
                .contains("SEEN BY", "Acme Iru", "status: Allocated → Transferred", "why: R30.");

        var reversal = run("revert", run(approval));
        assertThat(reversal.code).as(reversal.out + reversal.err).isZero();
        assertThat(statuses(gone.serials())).containsOnly("Allocated");
        assertThat(succeeded("runs")).contains("revert " + run(approval), "approve " + run(held), "preview");
    }

    @Test
    void asksTheHostThatRunsAndStopsWhenItIsToldTo() throws Exception {
        configure(120);
        var host = start("serve", "--server.port=0");
        var address = awaited(host, READY);
        assertThat(connect("--host", address)).contains("is made");

        var wrong = run("runs", "--host", address, "--rollcall.access.bootstrap-token=another");
        assertThat(wrong.code).isEqualTo(2);
        assertThat(wrong.err).contains("refuses the token", "ROLLCALL_ACCESS_BOOTSTRAP_TOKEN");
        var locked = run("runs", "--server.port=1");
        assertThat(locked.code).isEqualTo(2);
        assertThat(locked.err)
                .contains("has the database in", "--server.port=PORT")
                .doesNotContain("\tat ");

        var first = start("sync", "--connection", "Acme Iru", "--host", address);
        awaited(first, Pattern.compile("(\\d+ of \\d+ written)"));
        var second = start("sync", "--connection", "Acme Iru", "--host", address, "--json");
        awaited(second, Pattern.compile("The run ([0-9a-f]{8}) of Acme Iru is on already"));
        first.process.destroy();
        assertThat(first.end()).satisfies(ended -> assertThat(ended.code).isEqualTo(7));
        assertThat(first.end().out).contains("CANCELLED", "Written (");
        assertThat(second.end().code).isEqualTo(7);
        assertThat(JsonMapper.shared()
                        .readTree(second.end().out)
                        .at("/run/state")
                        .asString())
                .isEqualTo("CANCELLED");

        var third = start("sync", "--connection", "Acme Iru", "--host", address);
        awaited(third, Pattern.compile("(\\d+ of \\d+ written)"));
        host.process.destroy();
        assertThat(third.end().code).as(third.end().err).isEqualTo(7);
        assertThat(third.end().out + third.end().err)
                .containsAnyOf("CANCELLED", "can't be reached any more")
                .doesNotContain("\tat ");
    }

    private String connect(String... more) throws Exception {
        var words = new ArrayList<>(List.of(
                "connect",
                "--provider",
                "kandji",
                "--name",
                "Acme Iru",
                "--allow-assignee-updates",
                "--setting",
                "apiUrl=" + kandji("apiUrl"),
                "--secret-file",
                "apiToken=" + work.resolve("token.txt")));
        words.addAll(List.of(more));
        return succeeded(words.toArray(String[]::new));
    }

    private String kandji(String key) {
        return Objects.requireNonNull(company.kandji().settings().get(key));
    }

    private void configure(int requestsPerMinute) throws IOException {
        Files.writeString(work.resolve("rollcall.yaml"), """
                rollcall:
                  access:
                    bootstrap-token: %s
                  plugins:
                    folder: %s
                  http:
                    allow-insecure: true
                  platform:
                    url: %s
                    token: %s
                    requests-per-minute: %d
                    statuses:
                      allocated: Allocated
                      transferred: Transferred
                    order:
                      field: Outbound order
                """.formatted(
                        TOKEN, DROP_IN, company.snipeIt().url(), Company.SYNC_TOKEN, requestsPerMinute));
    }

    private List<String> statuses(List<String> serials) {
        return serials.stream()
                .map(serial -> company.status(company.asset(serial).orElseThrow()))
                .toList();
    }

    private static List<String> states(JsonNode document) {
        var states = new ArrayList<String>();
        document.path("changes")
                .forEach(change -> states.add(change.path("state").asString()));
        return states;
    }

    private static String id(JsonNode document) {
        return document.at("/run/id").asString().substring(0, 8);
    }

    private static String run(Result result) {
        var found = RUN.matcher(result.out);
        assertThat(found.find()).as(result.out).isTrue();
        return found.group(1);
    }

    private String succeeded(String... words) throws Exception {
        var result = run(words);
        assertThat(result.code).as(result.out + result.err).isZero();
        assertThat(result.err).doesNotContain("\tat ", "WARN");
        return result.out;
    }

    private Result run(String... words) throws Exception {
        return start(words).end();
    }

    private Command start(String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                EXECUTABLE.toString()));
        command.addAll(List.of(words));
        // A port that nothing has: the commands of this test never meet a host that somebody runs here.
        if (List.of(words).stream().noneMatch(word -> word.startsWith("--server.port"))) {
            command.add("--server.port=1");
        }
        var out = work.resolve("out-" + count + ".txt");
        var err = work.resolve("err-" + count++ + ".txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("ROLLCALL_BASE", work.toString());
        var process = builder.start();
        started.add(process);
        return new Command(process, out, err);
    }

    /** Waits for a text on standard error. */
    private static String awaited(Command command, Pattern text) {
        var found = new String[1];
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            var matcher = text.matcher(Files.readString(command.err));
            if (matcher.find()) {
                found[0] = matcher.group(1);
            }
            return found[0] != null || !command.process.isAlive();
        });
        assertThat(found[0]).as("of a process that is over").isNotNull();
        return found[0];
    }

    private record Command(Process process, Path out, Path err) {
        Result end() throws IOException, InterruptedException {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
            return new Result(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        }
    }

    private record Result(int code, String out, String err) {}
}
