package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Partition;
import dev.rollcall.kandji.KandjiSimulator;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The executable jar as people run it, with the built plugin, against a simulated tenant. */
class ExecutableIT {
    private static final Path DROP_IN = Path.of(Objects.requireNonNull(System.getProperty("rollcall.drop-in")));

    @TempDir
    private Path work;

    private KandjiSimulator tenant;

    @BeforeEach
    void start() {
        tenant = new KandjiSimulator();
    }

    @AfterEach
    void stop() {
        tenant.close();
    }

    @Test
    void listsTheProviderFromThePluginsFolder() throws Exception {
        var result = run("providers", "--settings");
        assertThat(result.code).isZero();
        assertThat(result.out).contains("kandji", "Iru (Kandji)", "ready", "apiUrl", "apiToken");
        assertThat(result.err).isEmpty();
    }

    @Test
    void listsEveryDeviceOfATenant() throws Exception {
        tenant.tenant().set(tenant.fleet(Partition.DEVICES, 700));
        var result = devices("--json");
        assertThat(result.code).as(result.err).isZero();
        assertThat(result.out.lines()).hasSize(700).allSatisfy(line -> assertThat(
                        JsonMapper.shared().readTree(line).at("/id").asString())
                .isNotEmpty());
        assertThat(result.err).contains("Devices: 700 devices, complete.", "requests in");
        assertThat(result.out + result.err).doesNotContain(tenant.secrets());
    }

    @Test
    void printsATable() throws Exception {
        tenant.tenant().set(tenant.fleet(Partition.DEVICES, 3));
        var result = devices();
        assertThat(result.code).as(result.err).isZero();
        assertThat(result.out).startsWith("ID").contains("SERIAL", "ENROLMENT");
        assertThat(result.out.lines()).hasSize(4);
    }

    @Test
    void saysThatATenantIsEmpty() throws Exception {
        var result = devices();
        assertThat(result.code).as(result.err).isZero();
        assertThat(result.out).contains("Devices: no devices.");
    }

    @Test
    void printsWhatItGotAndSaysThatItIsNotAll() throws Exception {
        tenant.tenant().set(tenant.fleet(Partition.DEVICES, 700));
        tenant.onRequest(RequestMatch.list(Partition.DEVICES).from(2)).reply(403);
        var result = devices("--json");
        assertThat(result.code).isEqualTo(3);
        assertThat(result.out.lines().count()).isBetween(1L, 699L);
        assertThat(result.err).contains("INCOMPLETE").doesNotContain("\tat ");
    }

    @Test
    void namesEverySettingThatIsWrong() throws Exception {
        var result = run("devices", "--provider", "kandji", "--setting", "apiUrl=acme", "--setting", "speed=9");
        assertThat(result.code).isEqualTo(2);
        assertThat(result.err)
                .contains("apiUrl (API URL):", "apiToken (API token): The value is missing.", "speed")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesASecretOnTheCommandLine() throws Exception {
        var result = run("devices", "--provider", "kandji", "--setting", "apiToken=abc-123");
        assertThat(result.code).isEqualTo(2);
        assertThat(result.err).contains("--secret-file apiToken=FILE").doesNotContain("abc-123");
    }

    @Test
    void doesNotCallThisMachineUnlessItMay() throws Exception {
        var result = run(
                "devices",
                "--provider",
                "kandji",
                "--setting",
                "apiUrl=" + tenant.baseUrl(),
                "--secret-file",
                "apiToken=" + token());
        assertThat(result.code).isEqualTo(3);
        assertThat(tenant.journal()).isEmpty();
    }

    @Test
    void capturesAnswersWithoutWhatIdentifiesAnybody() throws Exception {
        var fleet = tenant.fleet(Partition.DEVICES, 400);
        tenant.tenant().set(fleet);
        var to = work.resolve("fixtures");

        var result = onTenant("capture", "--to", to.toString(), "--answers", "8");

        assertThat(result.code).as(result.err).isZero();
        var written = new StringBuilder();
        try (var files = Files.walk(to)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                written.append(file).append(Files.readString(file));
            }
        }
        assertThat(written).contains("/api/v1/devices?ordering=device_id&limit=", "\"device_id\"", "\"serial_number\"");
        assertThat(written.toString()).doesNotContain(tenant.secrets());
        assertThat(fleet)
                .noneMatch(device -> written.indexOf(device.serial()) >= 0
                        || written.indexOf(device.sourceId()) >= 0
                        || device.somebody()
                                .filter(user -> written.indexOf(user.email()) >= 0)
                                .isPresent());
        assertThat(onTenant("capture", "--to", to.toString()).err).contains("is not empty");
    }

    @Test
    void startsWhateverIsInTheFolderAndNoticesWhatComesAndGoes() throws Exception {
        var folder = Files.createDirectory(work.resolve("drop-in"));
        Files.writeString(folder.resolve("junk.jar"), "no jar at all");
        var plugin = builtPlugin();
        var log = work.resolve("serve.txt");
        var host = new ProcessBuilder(command(
                        "serve",
                        "--server.port=0",
                        "--rollcall.home=" + work.resolve("data"),
                        "--rollcall.plugins.watch-interval=100ms",
                        "--rollcall.plugins.folder=" + folder))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            awaitText(log, "Rollcall is ready on http://127.0.0.1:");
            assertThat(log).content().contains("junk.jar is not used.");
            Files.copy(plugin, folder.resolve("kandji.jar"));
            awaitText(log, "Plugin kandji");
            awaitText(log, "loaded for Iru (Kandji)");
            Files.delete(folder.resolve("kandji.jar"));
            awaitText(log, "was taken out of the folder");
        } finally {
            host.destroy();
        }
        assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(log).content().doesNotContain("Exception");
    }

    @Test
    void leavesTheDatabaseToAHostThatRuns() throws Exception {
        var home = "--rollcall.home=" + work.resolve("data");
        var log = work.resolve("serve.txt");
        var host = new ProcessBuilder(command("serve", "--server.port=0", home))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            awaitText(log, "Rollcall is ready on http://127.0.0.1:");
            assertThat(run("providers", home).code).isZero();
            var refused = run("rekey", "--generate", home);
            assertThat(refused.code).isEqualTo(2);
            assertThat(refused.err)
                    .contains("The database is in use by another process, such as a running host. Stop it")
                    .doesNotContain("\tat ");
        } finally {
            host.destroy();
        }
        assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run("rekey", "--generate", home).code).isZero();
    }

    private static Path builtPlugin() throws IOException {
        try (var jars = Files.list(DROP_IN)) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("plugin-kandji"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void awaitText(Path file, String text) {
        Awaitility.await().until(() -> Files.readString(file).contains(text));
    }

    private Result devices(String... more) throws Exception {
        return onTenant("devices", more);
    }

    private Result onTenant(String command, String... more) throws Exception {
        var words = new ArrayList<>(List.of(
                command,
                "--rollcall.http.allow-insecure=true",
                "--provider",
                "kandji",
                "--setting",
                "apiUrl=" + tenant.baseUrl(),
                "--secret-file",
                "apiToken=" + token()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private Path token() throws IOException {
        return Files.writeString(
                work.resolve("token.txt"),
                Objects.requireNonNull(tenant.settings().get("apiToken")) + "\n");
    }

    private Result run(String... words) throws IOException, InterruptedException {
        var command = command(words);
        command.add("--rollcall.plugins.folder=" + DROP_IN);
        var out = work.resolve("out.txt");
        var err = work.resolve("err.txt");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private static List<String> command(String... words) {
        return Executable.command(List.of(words));
    }

    private record Result(int code, String out, String err) {}
}
