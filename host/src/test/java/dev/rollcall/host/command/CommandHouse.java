package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Commands with the built plugins, against a company: run in this process, which is the sooner way, or started as
 * processes of the executable jar, for what has to be watched, answered or killed.
 */
final class CommandHouse {
    static final Pattern READY = Pattern.compile("Rollcall is ready on (http://127\\.0\\.0\\.1:\\d+) \\.");
    static final Pattern WRITING = Pattern.compile("(\\d+ of \\d+ written)");
    private static final Path DROP_IN = Path.of(Objects.requireNonNull(System.getProperty("rollcall.drop-in")));
    private static final String BASE = "ROLLCALL_BASE";
    static final String TOKEN = "a-token-that-is-long-enough-for-a-host";
    private static final Pattern RUN = Pattern.compile("\\(run ([0-9a-f]{8})\\)");

    final Company company = Company.open(CompanyOptions.of(50).withoutTraps());
    private final Path work;
    private final List<Process> started = new ArrayList<>();
    private int count;

    CommandHouse(Path work) throws IOException {
        this.work = work;
        Files.writeString(work.resolve("token.txt"), kandji("apiToken") + "\n");
        configure(100_000);
    }

    void close() throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor();
        }
        company.close();
    }

    /** With the opt-in on, which is agreed to. */
    String connect(String... more) {
        var words = connecting();
        words.add("--yes");
        words.addAll(List.of(more));
        return succeeded(words.toArray(String[]::new));
    }

    /** The words that make a connection with the opt-in on. */
    List<String> connecting() {
        return new ArrayList<>(List.of(
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
    }

    private String kandji(String key) {
        return Objects.requireNonNull(company.kandji().settings().get(key));
    }

    void configure(int requestsPerMinute) throws IOException {
        configure(requestsPerMinute, Company.SYNC_TOKEN, CompanyPlatform.TRANSFERRED);
    }

    void configure(int requestsPerMinute, String token, String transferred) throws IOException {
        Files.writeString(work.resolve("rollcall.yaml"), """
                rollcall:
                  access:
                    bootstrap-token: %s
                  plugins:
                    folder: %s
                  sync:
                    scheduled: false
                  http:
                    allow-insecure: true
                  platform:
                    url: %s
                    token: %s
                    requests-per-minute: %d
                    statuses:
                      allocated: Allocated
                      transferred: %s
                    order:
                      field: Outbound order
                """.formatted(
                        TOKEN, DROP_IN, company.snipeIt().url(), token, requestsPerMinute, transferred));
    }

    List<String> statuses(List<String> serials) {
        return serials.stream()
                .map(serial -> company.asset(serial).orElseThrow().status())
                .toList();
    }

    static String run(Result result) {
        var found = RUN.matcher(result.out);
        assertThat(found.find()).as(result.out).isTrue();
        return found.group(1);
    }

    String succeeded(String... words) {
        var result = run(words);
        assertThat(result.code).as(result.out + result.err).isZero();
        assertThat(result.err).doesNotContain("\tat ", "WARN");
        return result.out;
    }

    /** Runs a command to its end, in this process. */
    Result run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = new CommandLineRun(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of(BASE, work.toString()))
                .run(words(words).toArray(String[]::new));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Starts a command as a process of its own. */
    Command start(String... words) throws IOException {
        return start(Map.of(), words);
    }

    /** The same, with variables more in the environment. */
    Command start(Map<String, String> environment, String... words) throws IOException {
        var command = Executable.command(words(words));
        var out = work.resolve("out-" + count + ".txt");
        var err = work.resolve("err-" + count++ + ".txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put(BASE, work.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process);
        return new Command(process, out, err);
    }

    /** With a port that nothing has: the commands of these tests never meet a host that somebody runs here. */
    private static List<String> words(String... words) {
        var all = new ArrayList<>(List.of(words));
        if (all.stream().noneMatch(word -> word.startsWith("--server.port"))) {
            all.add("--server.port=1");
        }
        return all;
    }

    /** Waits for a text on standard error. */
    static String awaited(Command command, Pattern text) {
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

    record Command(Process process, Path out, Path err) {
        /** As if somebody typed it; null is the end of input. */
        Command typing(@Nullable String line) throws IOException {
            try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
                if (line != null) {
                    input.write(line + "\n");
                }
            }
            return this;
        }

        Result end() throws IOException, InterruptedException {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
            return new Result(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        }
    }

    record Result(int code, String out, String err) {}
}
