package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.plugin.PluginJar;
import dev.rollcall.host.plugin.SigningKey;
import dev.rollcall.host.web.Browser.Page;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an ADMIN does to plugins with a browser, and what becomes of files that can't be used. */
class PluginsPageTest {
    private static final String PAGE = "/plugins";
    private static final String API = "/api/v1/plugins";
    private static final long MOST_BYTES = 100L << 20;

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Browser admin;

    @TempDir
    private Path elsewhere;

    @BeforeAll
    static void start() {
        host = ApiHost.start(home, Map.of("rollcall.plugins.watch-interval", "50ms"));
        host.person("adm", "ADMIN");
        host.person("ann", "OPERATOR");
        host.person("vic", "VIEWER");
        admin = loggedIn("adm");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @AfterEach
    void leaveNothing() throws IOException {
        for (var connection : host.get("/api/v1/connections").json().path("items")) {
            host.call("DELETE", "/api/v1/connections/" + connection.path("id").asString(), null);
        }
        for (var plugin : host.get(API).json().path("items")) {
            if (plugin.has("id")) {
                host.call("DELETE", API + "/" + plugin.path("id").asString() + "?confirm=true", null);
            }
        }
        for (var file : files()) {
            Files.delete(home.resolve("plugins").resolve(file));
        }
        await(() -> host.get(API).json().path("items").isEmpty());
    }

    @Test
    void saysHowToGetOneWhereThereIsNone() {
        var page = admin.get(PAGE);
        assertSays(page, 200, "No plugin is installed", home.resolve("plugins").toString(), "At most 100 MiB.");
        assertThat(page.body()).contains("No signature is asked for here.");
    }

    @Test
    void installsWhatIsUploaded() throws Exception {
        var jar = jar("1.0.0");
        admin.get(PAGE);
        assertThat(admin.upload(PAGE, Map.of("sha256", sha256(jar).toUpperCase(Locale.ROOT)), "a.jar", bytes(jar))
                        .location())
                .endsWith(PAGE);
        assertSays(admin.get(PAGE), 200, "The plugin alpha 1.0.0 is installed.", "alpha", "1.0.0", "in use");
        assertThat(admin.get(PAGE).body()).doesNotContain("is installed.");
        assertSays(admin.get(PAGE + "/alpha"), 200, sha256(jar), "No connection.", "Disable it");
        assertThat(files()).containsExactly("alpha-1.0.0.jar");
        var entry = host.get("/api/v1/audit").json().path("items").get(0);
        assertThat(entry.path("what").asString()).isEqualTo("plugin installed");
        assertThat(entry.path("who").asString()).isEqualTo("adm");
    }

    @Test
    void installsWithoutADigestToCompare() throws Exception {
        assertThat(upload(jar("1.0.0"), Map.of("sha256", "")).status()).isEqualTo(302);
        assertThat(upload(jar("1.0.0"), Map.of()).status()).isEqualTo(302);
        assertSays(admin.get(PAGE), 200, "The plugin alpha 1.0.0 was installed already.");
        assertThat(upload(jar("1.1.0"), Map.of()).status()).isEqualTo(302);
        assertSays(admin.get(PAGE), 200, "The plugin alpha 1.1.0 is installed in place of the other version.");
        assertThat(files()).containsExactly("alpha-1.1.0.jar");
    }

    @Test
    void refusesAFileThatIsNotTheMakers() throws Exception {
        var jar = jar("1.0.0");
        var other = "0".repeat(64);
        var refused = upload(jar, Map.of("sha256", other));
        assertSays(refused, 422, "The file that came has the SHA-256 " + sha256(jar) + ", which is another.");
        assertThat(refused.body()).contains("value=\"" + other + "\"");
        assertSays(upload(jar, Map.of("sha256", "abc")), 422, "is not the 64 hexadecimal digits of a SHA-256");
        assertNothingHappened();
    }

    @Test
    void refusesWhatIsNoPluginWithTheReason() throws Exception {
        assertSays(
                upload(Files.writeString(elsewhere.resolve("text.jar"), "hello"), Map.of()),
                422,
                "can&#39;t be read as a jar");
        var empty = PluginJar.plugin("alpha").notIndexed().writeTo(elsewhere.resolve("none.jar"));
        assertSays(upload(empty, Map.of()), 422, "has no DeviceSource in it");
        assertSays(admin.upload(PAGE, Map.of(), "", new byte[0]), 422, "No file was chosen.");
        assertSays(admin.post(PAGE, Map.of()), 422, "No file was chosen.");
        assertNothingHappened();
    }

    @Test
    void asksBeforeItInstallsAnOlderVersion() throws Exception {
        upload(jar("1.10.0"), Map.of());
        admin.get(PAGE);
        assertThat(admin.get(PAGE).body()).doesNotContain("name=\"confirm\"");
        var asked = upload(jar("1.9.0"), Map.of());
        assertSays(
                asked,
                409,
                "alpha 1.10.0 is replaced by the older version 1.9.0",
                "name=\"confirm\"",
                "Choose it again, and tick that it is to replace the other.");
        assertThat(files()).containsExactly("alpha-1.10.0.jar");
        assertThat(upload(jar("1.9.0"), Map.of("confirm", "true")).status()).isEqualTo(302);
        assertThat(files()).containsExactly("alpha-1.9.0.jar");
    }

    @Test
    void refusesAFileThatTurnsOutTooLarge() {
        admin.get(PAGE);
        var mebibyte = new byte[1 << 20];
        var parts = Stream.generate(() -> BodyPublishers.ofByteArray(mebibyte))
                .limit((MOST_BYTES >> 20) + 1)
                .toArray(BodyPublisher[]::new);
        // Its length is not said beforehand.
        var page = admin.plantFile(
                PAGE,
                Map.of("_csrf", admin.csrf()),
                "large.jar",
                BodyPublishers.fromPublisher(BodyPublishers.concat(parts)));
        assertSays(page, 413, "The body has more than");
        assertNothingHappened();
    }

    @Test
    void refusesAFileThatSaysItIsTooLargeBeforeItIsRead() {
        admin.get(PAGE);
        var answer = host.raw("POST /plugins HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: ROLLCALL="
                + admin.session() + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
                + 2 * MOST_BYTES + "\r\nConnection: close\r\n\r\n--x\r\nContent-Disposition: form-data;"
                + " name=\"_csrf\"\r\n\r\n" + admin.csrf() + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\";"
                + " filename=\"a.jar\"\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("<html", "The body has more than");
        assertNothingHappened();
    }

    @Test
    void takesNoFormOfAnotherSite() throws Exception {
        var jar = jar("1.0.0");
        for (var form : List.of(Map.of("sha256", sha256(jar)), Map.of("_csrf", "planted"))) {
            var page = admin.plantFile(PAGE, form, "a.jar", BodyPublishers.ofFile(jar));
            assertThat(page.location()).endsWith("/login?stale");
        }
        assertThat(admin.plant(PAGE + "/alpha/remove", Map.of()).location()).endsWith("/login?stale");
        assertNothingHappened();
    }

    @Test
    void takesNoFormThatIsBroken() {
        admin.get(PAGE);
        for (var body : List.of(
                "",
                "--",
                "--x",
                "--x\r\n\r\n\r\n",
                "--x\r\nContent-Disposition: form-data; name=\"_csrf\"" + "\r\n\r\n" + "a".repeat(10_000)
                        + "\r\n--x--\r\n")) {
            var answer = host.raw("POST /plugins HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: ROLLCALL="
                    + admin.session() + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
                    + body.length() + "\r\nConnection: close\r\n\r\n" + body);
            assertThat(answer).matches("(?s)HTTP/1.1 (302|4..).*").doesNotContain("Exception");
        }
        assertNothingHappened();
    }

    @Test
    void disablesAndEnables() throws Exception {
        upload(jar("1.0.0"), Map.of());
        connect();
        assertSays(admin.get(PAGE), 200, "Alpha");
        assertSays(admin.get(PAGE + "/alpha"), 200, "These connections are not synced while it is disabled or gone.");
        assertThat(admin.post(PAGE + "/alpha/disable", Map.of()).status()).isEqualTo(302);
        assertSays(admin.get(PAGE), 200, "The plugin alpha 1.0.0 is disabled.");
        assertThat(host.get(API + "/alpha").text("/state")).isEqualTo("DISABLED");
        var disabled = admin.get(PAGE + "/alpha");
        assertThat(disabled.body()).contains("/plugins/alpha/enable").doesNotContain("/plugins/alpha/disable");

        assertThat(admin.post(PAGE + "/alpha/enable", Map.of()).status()).isEqualTo(302);
        assertSays(admin.get(PAGE), 200, "The plugin alpha 1.0.0 is in use again.");
        assertThat(host.get(API + "/alpha").text("/state")).isEqualTo("ENABLED");
    }

    @Test
    void saysWhyAPluginStaysDisabled() throws Exception {
        upload(jar("1.0.0"), Map.of());
        admin.post(PAGE + "/alpha/disable", Map.of());
        PluginJar.plugin("alpha").notIndexed().writeTo(home.resolve("plugins").resolve("alpha-1.0.0.jar"));
        admin.get(PAGE);
        assertSays(admin.post(PAGE + "/alpha/enable", Map.of()), 422, "has no DeviceSource in it");
        assertThat(host.get(API + "/alpha").text("/state")).isEqualTo("DISABLED");
    }

    @Test
    void asksBeforeItRemovesWhatConnectionsDependOn() throws Exception {
        upload(jar("1.0.0"), Map.of());
        connect();
        admin.get(PAGE);
        assertSays(admin.get(PAGE + "/alpha"), 200, "Leave these connections without it: Alpha");
        assertSays(admin.post(PAGE + "/alpha/remove", Map.of()), 409, "The connections Alpha are not synced any more.");
        assertThat(files()).containsExactly("alpha-1.0.0.jar");
        assertThat(admin.post(PAGE + "/alpha/remove", Map.of("confirm", "true")).status())
                .isEqualTo(302);
        assertSays(admin.get(PAGE), 200, "The plugin alpha is removed.", "No plugin is installed");
        assertThat(files()).isEmpty();
        assertSays(admin.get(PAGE + "/alpha"), 404, "There is no plugin &#39;alpha&#39;.");
        assertSays(admin.post(PAGE + "/alpha/disable", Map.of()), 404, "There is no plugin &#39;alpha&#39;.");
    }

    @Test
    void showsWhatCannotBeUsedAndLetsItBeRemoved() throws Exception {
        PluginJar.plugin("alpha")
                .version("1.2.0")
                .manifest("Plugin-Provider", "<script>alert(1)</script>")
                .notIndexed()
                .writeTo(home.resolve("plugins").resolve("a.jar"));
        await(() -> host.get(API).json().path("items").size() == 1);
        assertSays(admin.get(PAGE), 200, "Files in the folder that can&#39;t be used", "a.jar", "has no DeviceSource");
        var page = admin.get(PAGE + "/alpha");
        assertSays(page, 200, "refused", "has no DeviceSource", "&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(page.body()).doesNotContain("/alpha/disable", "/alpha/enable");
        assertThat(admin.post(PAGE + "/alpha/remove", Map.of()).status()).isEqualTo(302);
        assertThat(files()).isEmpty();
    }

    @Test
    void writesWhatAPluginSaysOfItselfAsText() throws Exception {
        var said = "<img src=x onerror=alert(1)>" + "x".repeat(500);
        var jar = PluginJar.plugin("alpha")
                .manifest("Plugin-Provider", said)
                .manifest("Plugin-Description", said)
                .writeTo(elsewhere.resolve("a.jar"));
        upload(jar, Map.of());
        for (var path : List.of(PAGE, PAGE + "/alpha")) {
            assertSays(admin.get(path), 200, "&lt;img src=x onerror=alert(1)&gt;");
        }
    }

    @Test
    void isForAdminsOnly() throws Exception {
        upload(jar("1.0.0"), Map.of());
        for (var name : List.of("ann", "vic")) {
            var browser = loggedIn(name);
            assertThat(browser.get("/account").body()).doesNotContain("href=\"/plugins\"");
            for (var path : List.of(PAGE, PAGE + "/alpha")) {
                assertSays(browser.get(path), 403, "which does not allow this");
            }
            browser.get("/account");
            for (var deed : List.of("enable", "disable", "remove")) {
                assertSays(browser.post(PAGE + "/alpha/" + deed, Map.of()), 403, "which does not allow this");
            }
            var jar = Files.readAllBytes(jar("1.1.0"));
            assertSays(browser.upload(PAGE, Map.of(), "a.jar", jar), 403, "which does not allow this");
        }
        assertThat(new Browser(host).get(PAGE).location()).endsWith("/login");
        assertThat(files()).containsExactly("alpha-1.0.0.jar");
    }

    @Test
    void wantsASignatureWhereOneIsAskedFor() throws Exception {
        var key = SigningKey.selfSigned("Acme");
        var trusted = key.certificate(elsewhere.resolve("trusted.pem")).toString();
        try (var strict =
                ApiHost.start(elsewhere.resolve("strict"), Map.of("rollcall.plugins.trusted-certificates", trusted))) {
            strict.person("adm", "ADMIN");
            var browser = new Browser(strict);
            browser.logIn("adm", Browser.PASSWORD);
            assertSays(browser.get(PAGE), 200, "Only plugins that somebody trusted has signed are taken here.");
            var jar = jar("1.0.0");
            assertSays(browser.upload(PAGE, Map.of(), "a.jar", bytes(jar)), 422, "alpha 1.0.0 is not signed");
            assertThat(browser.upload(PAGE, Map.of(), "a.jar", bytes(key.sign(jar)))
                            .status())
                    .isEqualTo(302);
            assertSays(browser.get(PAGE), 200, "signed by CN=Acme");
            assertSays(browser.get(PAGE + "/alpha"), 200, "signed by CN=Acme");
        }
    }

    private static Browser loggedIn(String name) {
        var browser = new Browser(host);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static void connect() {
        var made = host.post("/api/v1/connections", "{\"provider\": \"alpha\", \"name\": \"Alpha\", \"settings\": {}}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    private Path jar(String version) throws IOException {
        var file = elsewhere.resolve("alpha-" + version + ".jar");
        return Files.exists(file)
                ? file
                : PluginJar.plugin("alpha").version(version).writeTo(file);
    }

    private static Page upload(Path jar, Map<String, String> fields) throws IOException {
        admin.get(PAGE);
        return admin.upload(PAGE, new LinkedHashMap<>(fields), "a.jar", bytes(jar));
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(file)));
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("plugins"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().until(condition);
    }

    private static void assertNothingHappened() {
        assertThat(host.get(API).json().path("items")).isEmpty();
    }

    private static void assertSays(Page page, int status, String... texts) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(texts);
        Markup.assertSound("the page", page.body());
    }
}
