package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.host.plugin.PluginJar;
import dev.rollcall.host.plugin.SigningKey;
import dev.rollcall.host.web.ApiHost.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins over HTTP: what is installed, what is refused and changes nothing, and what becomes of connections. */
class PluginsApiTest {
    private static final String PLUGINS = "/api/v1/plugins";
    private static final String CONNECTION = "/api/v1/connections/Alpha";
    private static final long MOST_BYTES = 100L << 20;

    @TempDir
    private Path home;

    @TempDir
    private Path elsewhere;

    private ApiHost host;

    @BeforeEach
    void open() {
        host = start(Map.of());
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void installsWhatIsUploaded() throws Exception {
        var jar = jar("1.0.0");
        var made = upload(jar, "");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.head()).contains(PLUGINS + "/alpha");
        assertThat(made.text("/state")).isEqualTo("ENABLED");
        assertThat(made.text("/provider")).isEqualTo("alpha");
        assertThat(made.text("/sha256")).isEqualTo(sha256(jar));
        assertThat(made.text("/file")).isEqualTo("alpha-1.0.0.jar");
        assertThat(host.get(PLUGINS + "/alpha").json()).isEqualTo(made.json());
        assertThat(host.get(PLUGINS).json().path("items")).hasSize(1).contains(made.json());
        assertThat(host.get("/api/v1/providers").text("/items/0/id")).isEqualTo("alpha");
        assertThat(Files.readAllBytes(folder().resolve("alpha-1.0.0.jar"))).isEqualTo(Files.readAllBytes(jar));
        assertThat(audited()).containsExactly("plugin installed");
        var entry = host.get("/api/v1/audit").json().path("items").get(0);
        assertThat(entry.path("details").asString())
                .contains("Plugin 'alpha' of the provider 'alpha'", "version: 1.0.0", "SHA-256: " + sha256(jar));
        assertThat(entry.path("from").asString()).isEqualTo("127.0.0.1");
    }

    @Test
    void doesNothingWhenTheSameFileComesAgain() throws Exception {
        var jar = jar("1.0.0");
        var made = upload(jar, "");
        var again = upload(jar, "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(made.json());
        assertThat(audited()).containsExactly("plugin installed");
    }

    @Test
    void upgradesInOneStep() throws Exception {
        upload(jar("1.0.0"), "");
        var upgraded = upload(jar("1.1.0"), "");
        assertThat(upgraded.status()).as(upgraded.body()).isEqualTo(200);
        assertThat(upgraded.text("/version")).isEqualTo("1.1.0");
        assertThat(files()).containsExactly("alpha-1.1.0.jar");
        assertThat(audited()).containsExactly("plugin replaced", "plugin installed");
        assertThat(host.get("/api/v1/audit").text("/items/0/details")).contains("version: 1.0.0 → 1.1.0");
    }

    @Test
    void asksBeforeItInstallsAnOlderVersion() throws Exception {
        upload(jar("1.10.0"), "");
        var asked = upload(jar("1.9.0"), "");
        assertProblem(asked, 409, "unconfirmed");
        assertThat(asked.text("/confirmation/text")).contains("alpha 1.10.0 is replaced by the older version 1.9.0");
        assertThat(files()).containsExactly("alpha-1.10.0.jar");
        assertThat(upload(jar("1.9.0"), "&confirm=true").status()).isEqualTo(200);
        assertThat(files()).containsExactly("alpha-1.9.0.jar");
        assertThat(host.get(PLUGINS + "/alpha").text("/version")).isEqualTo("1.9.0");
    }

    @Test
    void asksBeforeItInstallsAnotherFileOfTheSameVersion() throws Exception {
        upload(jar("1.0.0"), "");
        var other = PluginJar.plugin("alpha").entry("note.txt", new byte[] {1}).writeTo(elsewhere.resolve("other.jar"));
        var asked = upload(other, "");
        assertProblem(asked, 409, "unconfirmed");
        assertThat(asked.text("/confirmation/text")).contains("another file of the same version");
        var done = upload(other, "&confirm=true");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("/sha256")).isEqualTo(sha256(other));
    }

    @Test
    void installsOnlyWhatHasTheDigestThatIsStated() throws Exception {
        var jar = jar("1.0.0");
        var wrong = upload(Files.readAllBytes(jar), "?sha256=" + "0".repeat(64));
        assertProblem(wrong, 422, "invalid");
        assertThat(wrong.text("/errors/0/field")).isEqualTo("sha256");
        assertThat(wrong.text("/errors/0/message")).contains(sha256(jar));
        for (var query : new String[] {"", "?sha256=", "?sha256=abc", "?sha256=" + "g".repeat(64)}) {
            var answer = upload(Files.readAllBytes(jar), query);
            assertProblem(answer, 422, "invalid");
            assertThat(answer.text("/errors/0/field")).as(query).isEqualTo("sha256");
        }
        assertNothingHappened();
        assertThat(upload(Files.readAllBytes(jar), "?sha256=" + sha256(jar).toUpperCase(Locale.ROOT))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesWhatIsNoPlugin() throws Exception {
        assertRefused(Files.writeString(elsewhere.resolve("text.jar"), "hello"), "can't be read as a jar");
        assertRefused(Files.createFile(elsewhere.resolve("empty.jar")), "can't be read as a jar");
        assertRefused(
                PluginJar.plugin("alpha").without("Plugin-Id").writeTo(elsewhere.resolve("library.jar")),
                "no Plugin-Id");
        assertRefused(
                PluginJar.plugin("alpha").manifest("Plugin-Id", "../alpha").writeTo(elsewhere.resolve("way.jar")),
                "Plugin-Id is no name");
        assertRefused(
                PluginJar.plugin("alpha").notIndexed().writeTo(elsewhere.resolve("none.jar")),
                "has no DeviceSource in it");
        assertNothingHappened();
    }

    @Test
    void refusesAZipBomb() throws Exception {
        var bomb = elsewhere.resolve("bomb.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("zeros"));
            var zeros = new byte[1 << 20];
            for (var mebibytes = 0; mebibytes <= 1 << 10; mebibytes++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(Files.size(bomb)).isLessThan(MOST_BYTES);
        assertRefused(bomb, "unpacks to more than 1024 MiB");
        assertNothingHappened();
    }

    @Test
    void refusesASecondPluginForOneProvider() throws Exception {
        upload(jar("1.0.0"), "");
        var rival = PluginJar.plugin("beta").provider("alpha").writeTo(elsewhere.resolve("beta.jar"));
        assertRefused(rival, "which the plugin alpha 1.0.0 supplies already");
        assertThat(files()).containsExactly("alpha-1.0.0.jar");
    }

    @Test
    void refusesABodyThatIsTooLargeBeforeItIsRead() {
        var answer = host.raw(head(MOST_BYTES + 1, "0".repeat(64)) + "Expect: 100-continue\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("urn:rollcall:problem:too-large", "more than " + MOST_BYTES + " bytes");
        assertNothingHappened();
    }

    @Test
    void refusesABodyThatTurnsOutTooLarge() {
        var answer = host.send(host.request(PLUGINS + "?sha256=" + "0".repeat(64))
                .header("Content-Type", "application/java-archive")
                .POST(BodyPublishers.ofInputStream(() -> new Zeros(MOST_BYTES + 1))));
        assertProblem(answer, 413, "too-large");
        assertNothingHappened();
    }

    @Test
    void installsNothingThatIsCutOff() throws Exception {
        var jar = Files.readAllBytes(jar("1.0.0"));
        var part = new String(jar, 0, jar.length / 2, StandardCharsets.ISO_8859_1);
        var answer = host.cut(head(jar.length, sha256(elsewhere.resolve("alpha-1.0.0.jar"))) + "\r\n" + part);
        assertThat(answer).doesNotStartWith("HTTP/1.1 2").doesNotContain("urn:rollcall:problem:defect");
        assertNothingHappened();
        assertThat(upload(elsewhere.resolve("alpha-1.0.0.jar"), "").status()).isEqualTo(201);
    }

    @Test
    void asksForAJar() throws Exception {
        var answer = host.send(host.request(PLUGINS + "?sha256=" + "0".repeat(64))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofFile(jar("1.0.0"))));
        assertProblem(answer, 415, "media-type");
        assertThat(answer.text("/detail")).contains("application/java-archive");
    }

    @Test
    void restsTheConnectionsOfADisabledPlugin() throws Exception {
        upload(jar("1.0.0"), "");
        connect();
        var before = host.get(CONNECTION).json();

        var disabled = host.post(PLUGINS + "/alpha/disable");
        assertThat(disabled.status()).as(disabled.body()).isEqualTo(200);
        assertThat(disabled.text("/state")).isEqualTo("DISABLED");
        assertThat(disabled.json().path("connections").get(0).asString()).isEqualTo("Alpha");
        var resting = host.get(CONNECTION).json();
        assertThat(resting.path("unavailable").asString()).contains("alpha 1.0.0", "is disabled", "/alpha/enable");
        assertThat(resting.path("settings")).isEqualTo(before.path("settings"));
        assertThat(resting.path("policy")).isEqualTo(before.path("policy"));
        assertThat(resting.path("version")).isEqualTo(before.path("version"));
        var check = host.post(CONNECTION + "/check");
        assertProblem(check, 503, "unavailable");
        assertThat(check.text("/detail")).contains("is disabled");
        assertThat(host.get("/api/v1/providers").json().path("items")).isEmpty();
        // Once more is no change.
        assertThat(host.post(PLUGINS + "/alpha/disable").status()).isEqualTo(200);

        assertThat(host.post(PLUGINS + "/alpha/enable").text("/state")).isEqualTo("ENABLED");
        assertThat(host.get(CONNECTION).json()).isEqualTo(before);
        assertThat(host.post(CONNECTION + "/check").status()).isEqualTo(200);
        assertThat(host.post(PLUGINS + "/alpha/enable").status()).isEqualTo(200);
        assertThat(audited())
                .containsExactly("plugin enabled", "plugin disabled", "connection made", "plugin installed");
    }

    @Test
    void keepsADisabledPluginDisabledThroughRestartAndUpgrade() throws Exception {
        upload(jar("1.0.0"), "");
        host.post(PLUGINS + "/alpha/disable");
        host.close();
        host = start(Map.of());
        assertThat(host.get(PLUGINS + "/alpha").text("/state")).isEqualTo("DISABLED");
        assertThat(host.get(PLUGINS + "/alpha").text("/provider")).isEqualTo("alpha");

        var upgraded = upload(jar("1.1.0"), "");
        assertThat(upgraded.text("/state")).as(upgraded.body()).isEqualTo("DISABLED");
        assertThat(files()).containsExactly("alpha-1.1.0.jar");
        assertThat(host.get("/api/v1/providers").json().path("items")).isEmpty();
        assertThat(host.post(PLUGINS + "/alpha/enable").text("/version")).isEqualTo("1.1.0");
        assertThat(host.get("/api/v1/providers").text("/items/0/id")).isEqualTo("alpha");
    }

    @Test
    void leavesAPluginDisabledThatCannotBeUsedAnyMore() throws Exception {
        upload(jar("1.0.0"), "");
        host.post(PLUGINS + "/alpha/disable");
        PluginJar.plugin("alpha").notIndexed().writeTo(folder().resolve("alpha-1.0.0.jar"));
        var answer = host.post(PLUGINS + "/alpha/enable");
        assertProblem(answer, 422, "plugin-refused");
        assertThat(host.get(PLUGINS + "/alpha").text("/state")).isEqualTo("DISABLED");
        assertThat(audited()).containsExactly("plugin disabled", "plugin installed");
    }

    @Test
    void asksBeforeItRemovesWhatConnectionsDependOn() throws Exception {
        upload(jar("1.0.0"), "");
        connect();
        var asked = host.call("DELETE", PLUGINS + "/alpha", null);
        assertProblem(asked, 409, "unconfirmed");
        assertThat(asked.text("/detail")).contains("Alpha");
        assertThat(asked.text("/confirmation/text")).contains("not synced", "keep their settings");
        assertThat(files()).containsExactly("alpha-1.0.0.jar");

        var removed = host.call("DELETE", PLUGINS + "/alpha?confirm=true", null);
        assertThat(removed.status()).as(removed.body()).isEqualTo(200);
        assertThat(removed.json().path("connections").get(0).asString()).isEqualTo("Alpha");
        assertThat(removed.json().path("remarks")).isNotEmpty();
        assertThat(files()).isEmpty();
        assertThat(host.get(CONNECTION).text("/unavailable")).contains("No plugin supplies the provider 'alpha'");
        assertThat(audited()).startsWith("plugin removed");
        assertThat(host.get("/api/v1/audit").text("/items/0/details"))
                .contains("version: 1.0.0", "Connections that rest without it: Alpha");
        assertProblem(host.call("DELETE", PLUGINS + "/alpha", null), 404, "unknown");

        assertThat(upload(jar("1.0.0"), "").status()).isEqualTo(201);
        assertThat(host.get(CONNECTION).json().has("unavailable")).isFalse();
    }

    @Test
    void removesAtOnceWhatNobodyDependsOn() throws Exception {
        upload(jar("1.0.0"), "");
        assertThat(host.call("DELETE", PLUGINS + "/alpha", null).status()).isEqualTo(200);
        assertThat(host.get(PLUGINS).json().path("items")).isEmpty();
    }

    @Test
    void saysWhichPluginsThereAreWhenOneIsMissing() throws Exception {
        upload(jar("1.0.0"), "");
        for (var answer : List.of(
                host.get(PLUGINS + "/beta"),
                host.call("DELETE", PLUGINS + "/beta", null),
                host.post(PLUGINS + "/beta/enable"),
                host.post(PLUGINS + "/beta/disable"))) {
            assertProblem(answer, 404, "unknown");
            assertThat(answer.text("/detail")).isEqualTo("There is no plugin 'beta'. There are alpha.");
        }
    }

    @Test
    void listsWhatCannotBeUsedWithTheReason() throws Exception {
        host.close();
        PluginJar.plugin("alpha")
                .version("1.2.0")
                .notIndexed()
                .writeTo(made(folder()).resolve("a.jar"));
        Files.writeString(folder().resolve("b.jar"), "hello");
        host = start(Map.of());
        var items = host.get(PLUGINS).json().path("items");
        assertThat(items.findValuesAsString("state")).containsExactly("REFUSED", "REFUSED");
        assertThat(items.findValuesAsString("file")).containsExactly("a.jar", "b.jar");
        assertThat(items.get(0).path("id").asString()).isEqualTo("alpha");
        assertThat(items.get(0).path("version").asString()).isEqualTo("1.2.0");
        assertThat(items.get(1).has("id")).isFalse();
        assertThat(items.findValuesAsString("reason")).hasSize(2);
        // It has an id, so it can be removed.
        assertThat(host.call("DELETE", PLUGINS + "/alpha", null).status()).isEqualTo(200);
        assertThat(files()).containsExactly("b.jar");
    }

    @Test
    void wantsASignatureOfWhateverComesWhereItIsConfigured() throws Exception {
        host.close();
        var key = SigningKey.selfSigned("Acme");
        var trusted = key.certificate(elsewhere.resolve("trusted.pem"));
        PluginJar.plugin("beta").writeTo(made(folder()).resolve("beta.jar"));
        host = start(Map.of(
                "rollcall.plugins.trusted-certificates",
                trusted.toString(),
                "rollcall.plugins.watch-interval",
                "50ms"));
        assertThat(host.get(PLUGINS).text("/items/0/reason")).contains("beta 1.0.0 is not signed");

        assertRefused(jar("1.0.0"), "alpha 1.0.0 is not signed");
        assertThat(files()).containsExactly("beta.jar");
        var signed = upload(key.sign(jar("1.0.0")), "");
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        assertThat(signed.text("/signer")).isEqualTo("CN=Acme");
        assertThat(host.get("/api/v1/audit").text("/items/0/details")).contains("signed by: CN=Acme");

        // Dropped in while the host runs.
        PluginJar.plugin("gamma").writeTo(folder().resolve("gamma.jar"));
        Awaitility.await().until(() -> host.get(PLUGINS)
                .json()
                .path("items")
                .findValuesAsString("file")
                .contains("gamma.jar"));
        assertThat(host.get("/api/v1/providers").json().path("items").findValuesAsString("id"))
                .containsExactly("alpha");
    }

    @Test
    void doesNotStartWithCertificatesThatCannotBeRead() {
        var nowhere = Map.of(
                "rollcall.plugins.trusted-certificates",
                elsewhere.resolve("nowhere.pem").toString());
        assertThatThrownBy(() -> ApiHost.start(home.resolve("other"), nowhere).close())
                .hasStackTraceContaining("nowhere.pem can't be read as certificates. Set"
                        + " rollcall.plugins.trusted-certificates to a file of certificates in PEM.");
    }

    private ApiHost start(Map<String, String> properties) {
        return ApiHost.start(home, properties);
    }

    private void connect() {
        var made = host.post("/api/v1/connections", "{\"provider\": \"alpha\", \"name\": \"Alpha\", \"settings\": {}}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().has("unavailable")).isFalse();
    }

    private Path jar(String version) throws IOException {
        return PluginJar.plugin("alpha").version(version).writeTo(elsewhere.resolve("alpha-" + version + ".jar"));
    }

    private Answer upload(Path jar, String more) throws Exception {
        return upload(Files.readAllBytes(jar), "?sha256=" + sha256(jar) + more);
    }

    private Answer upload(byte[] body, String query) {
        return host.send(host.request(PLUGINS + query)
                .header("Content-Type", "application/java-archive")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** The head of an upload without its last line. */
    private static String head(long length, String sha256) {
        return "POST " + PLUGINS + "?sha256=" + sha256 + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + ApiHost.TOKEN + "\r\nContent-Type: application/java-archive\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n";
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private Path folder() {
        return home.resolve("plugins");
    }

    private static Path made(Path folder) throws IOException {
        return Files.createDirectories(folder);
    }

    /** The names of all files in the plugins folder. */
    private List<String> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the audit trail says was done, the latest first. */
    private List<String> audited() {
        return host.get("/api/v1/audit").json().path("items").findValuesAsString("what");
    }

    private void assertNothingHappened() {
        assertThat(files()).isEmpty();
        assertThat(host.get(PLUGINS).json().path("items")).isEmpty();
        assertThat(audited()).isEmpty();
    }

    private void assertRefused(Path file, String reason) throws Exception {
        var answer = upload(file, "");
        assertProblem(answer, 422, "plugin-refused");
        assertThat(answer.text("/detail")).contains(reason);
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("urn:rollcall:problem:" + type);
        assertThat(answer.text("/detail")).matches("(?s).+[.:?;].* .+[.?]");
        assertThat(answer.body()).doesNotContain("Exception", "\\tat ", "springframework");
    }

    /** So many zeros, without the memory for them. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            return 0;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            var count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
