package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.platform.AssetMatter;
import dev.rollcall.host.web.Browser.Page;
import dev.rollcall.sandbox.snipeit.LabelType;
import dev.rollcall.sandbox.snipeit.SnipeIt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * The way of an ADMIN from a new host to a platform that is ready, and what the pages say on it. One host goes all the
 * way, so the tests have an order.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformPageTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)> \"quoted\" & long-long-long-long-long-long";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
    private static final Pattern AGREED = Pattern.compile("name=\"agreed\" value=\"([^\"]*)\"");

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @SuppressWarnings("NullAway.Init")
    private static SnipeIt server;

    @SuppressWarnings("NullAway.Init")
    private static SnipeIt other;

    @BeforeAll
    static void start() {
        server = PlatformSandbox.start();
        server.edit(world -> world.label(HOSTILE, LabelType.PENDING));
        other = PlatformSandbox.start();
        host = ApiHost.start(
                home, Map.of("rollcall.http.allow-insecure", "true", "rollcall.platform.order.field", "Running order"));
        host.person("ada", "ADMIN");
        host.person("ann", "OPERATOR");
        host.person("vic", "VIEWER");
    }

    @AfterAll
    static void stop() {
        host.close();
        server.close();
        other.close();
    }

    @Test
    @Order(1)
    void leadsToTheSetUpAndSaysToOthersWhoHasToDoIt() {
        var ada = loggedIn("ada");
        assertThat(ada.get("/").location()).endsWith("/setup");
        assertSays(ada.get("/setup"), 200, "Name the platform", "Save and look at it", "later");
        assertSays(ada.get("/platform"), 200, "No platform is set", "href=\"/setup\"");
        var vic = loggedIn("vic");
        assertThat(vic.get("/").location()).endsWith("/setup");
        var waiting = vic.get("/setup");
        assertSays(waiting, 200, "before an ADMIN has done this", "Connect the first MDM");
        assertThat(waiting.body()).doesNotContain("name=\"url\"");
    }

    @Test
    @Order(2)
    void isForAdminsOnlyAndTakesNoFormOfAnotherSite() {
        for (var name : List.of("ann", "vic")) {
            var browser = loggedIn(name);
            assertThat(browser.get("/platform").status()).isEqualTo(403);
            assertThat(browser.get("/platform/prepare").status()).isEqualTo(403);
            for (var path : List.of(
                    "/platform", "/platform/check", "/platform/prepare", "/setup/platform", "/setup/statuses")) {
                assertThat(browser.post(path, Map.of()).status()).as(path).isEqualTo(403);
            }
        }
        assertThat(loggedIn("ada").plant("/platform", place(server)).location()).endsWith("/login?stale");
        assertThat(new Browser(host).get("/setup").location()).endsWith("/login");
        assertThat(host.get("/api/v1/platform").head()).contains("\"0\"");
    }

    @Test
    @Order(3)
    void namesWhatIsWrongAndKeepsWhatWasEnteredButTheToken() {
        var ada = loggedIn("ada");
        var page = ada.post(
                "/setup/platform",
                Map.of("version", version(ada.get("/setup")), "url", "assets\"><script>", "token", "planted token x"));
        assertSays(page, 422, "The value is not an address.", "The token has characters that no token has.");
        assertThat(page.body())
                .contains("value=\"assets&quot;&gt;&lt;script&gt;\"", "id=\"url-problem\"", "id=\"token-problem\"")
                .doesNotContain("planted");
        assertSays(
                ada.post(
                        "/setup/platform",
                        Map.of("version", "0", "url", server.url().toString())),
                422,
                "The token is missing. Make one in Snipe-IT");
        assertSays(
                ada.post("/setup/platform", Map.of("version", "0", "url", "https://169.254.169.254", "token", "t")),
                422,
                "url-problem");
        assertThat(server.log()).isEmpty();
    }

    @Test
    @Order(4)
    void goesOnWhereTheCheckStopped() {
        var ada = loggedIn("ada");
        var wrong = new LinkedHashMap<>(place(server));
        wrong.put("version", version(ada.get("/setup")));
        wrong.put("token", "planted-wrong-token");
        assertThat(ada.post("/setup/platform", wrong).location()).endsWith("/setup");
        assertSays(ada.get("/setup"), 200, "Something is missing or in the way: see below.", "Snipe-IT");
        assertSays(loggedIn("ada").get("/setup"), 200, "Change address or token", "in the way");
        assertThat(loggedIn("ada").get("/").location()).endsWith("/setup");
        var right = new LinkedHashMap<>(place(server));
        right.put("version", version(ada.get("/setup")));
        ada.post("/setup/platform", right);
        assertSays(
                ada.get("/setup"),
                200,
                "Choose one for each",
                "Ready to Deploy (deployable)",
                "It answers. What the look found",
                "There is no asset yet to see the permissions on.");
    }

    @Test
    @Order(5)
    void refusesAStatusThatDoesNotSuitAndOffersToMakeOne() {
        var ada = loggedIn("ada");
        var page = ada.get("/setup");
        assertSays(page, 200, "“Allocated”, which the next step would make", "&lt;img src=x onerror=alert(1)&gt;");
        assertThat(page.body()).containsPattern("<option value=\"Pending\" disabled=\"disabled\"");
        var version = version(page);
        assertSays(
                ada.post(
                        "/setup/statuses",
                        Map.of(
                                "version", version,
                                "statuses.allocated", "Pending",
                                "statuses.transferred", "Ready to Deploy")),
                422,
                "is of the type pending, under which Snipe-IT refuses check-outs.");
        assertSays(
                ada.post(
                        "/setup/statuses",
                        Map.of("version", version, "statuses.allocated", "Back", "statuses.transferred", "back")),
                422,
                "The status label &#39;back&#39; is in statuses.allocated too.");
        assertThat(ada.post(
                                "/setup/statuses",
                                Map.of(
                                        "version", version,
                                        "statuses.allocated", "Allocated",
                                        "statuses.transferred", "Ready to Deploy"))
                        .location())
                .endsWith("/setup");
        assertSays(
                ada.get("/setup"), 200, "In use: Allocated. Handed back: Ready to Deploy.", "See what would be made");
    }

    @Test
    @Order(6)
    void makesWhatIsMissingOnceItWasAgreedOn() {
        var ada = loggedIn("ada");
        var proposed = ada.get("/platform/prepare?next=setup");
        assertSays(proposed, 200, "Nothing has been made yet", "Make the status label &#39;Allocated&#39;");
        assertThat(server.log()).noneMatch(line -> line.toString().contains("POST"));
        assertSays(
                ada.post("/platform/prepare", Map.of("next", "setup")),
                409,
                "Nothing was chosen, so nothing was made.");
        var label = AGREED.matcher(proposed.body())
                .results()
                .map(found -> found.group(1))
                .filter(id -> id.contains("label:"))
                .findFirst()
                .orElseThrow();
        var done = ada.post("/platform/prepare", Map.of("next", "https://evil.example", "agreed", label));
        assertThat(done.location()).endsWith("/platform");
        assertSays(ada.get("/platform"), 200, "Made on the platform: 1.", "Make the status label &#39;Allocated&#39;");
        assertThat(host.get("/api/v1/audit").body()).contains("preparation of the platform agreed on");
    }

    @Test
    @Order(7)
    void showsWhatIsSetAndWhereFrom() {
        var page = loggedIn("ada").get("/platform");
        assertSays(
                page,
                200,
                "Snipe-IT at " + server.url(),
                "Rollcall sends 110 requests a minute at most.",
                "No run has read its assets yet.",
                "Snipe-IT v8.1.4",
                "The property rollcall.platform.order.field sets this.",
                "value=\"Running order\"");
        assertThat(page.body())
                .containsPattern("id=\"order.field\"[^>]*disabled")
                .doesNotContain(PlatformSandbox.TOKEN);
    }

    @Test
    @Order(8)
    void savesEverySettingAndRefusesAnOldPage() {
        var ada = loggedIn("ada");
        var first = version(ada.get("/platform"));
        var fields = settings(first);
        fields.put("requestsPerMinute", "many");
        fields.put("creation.tag", "IT");
        fields.put("specs.memory.mode", "sometimes");
        var refused = ada.post("/platform", fields);
        assertSays(
                refused,
                422,
                "&#39;many&#39; is no number of requests.",
                "Every asset would get the tag &#39;IT&#39;.",
                "&#39;sometimes&#39; is no mode.");
        assertThat(refused.body()).contains("value=\"many\"", "id=\"creation.tag-problem\"");
        assertThat(ada.post("/platform", settings(first)).location()).endsWith("/platform");
        assertSays(ada.get("/platform"), 200, "The settings are saved", "value=\"90\"", "value=\"Iru &lt;b&gt; ID\"");
        var late = ada.post("/platform", settings(first));
        assertSays(late, 409, "The platform&#39;s settings were changed meanwhile.");
        assertThat(version(late)).as("it is as late when it is sent again").isEqualTo(first);
        assertThat(ada.post("/platform", Map.of()).status())
                .as("no page sends this")
                .isEqualTo(409);
        var shown = host.get("/api/v1/platform").json().path("settings");
        assertThat(shown.at("/statuses/transferred").size()).isEqualTo(2);
        assertThat(shown.at("/specs/memory/mode").asString()).isEqualTo("only-if-empty");
        assertThat(shown.at("/creation/tag").asString()).isEqualTo("IT-{serial}");
        assertThat(shown.at("/token").asString()).isEqualTo("set");
    }

    @Test
    @Order(9)
    void asksWhoseTheAssetsAtAnotherAddressAre() {
        var ada = loggedIn("ada");
        var fields = settings(version(ada.get("/platform")));
        assertThat(ada.get("/platform").body()).doesNotContain("whose are the assets there?");
        host.context.getBean(AssetMatter.class).memory().ended("17", "r1", Instant.EPOCH);
        assertSays(
                ada.get("/platform"), 200, "whose are the assets there?", "it is another platform. What was matched");
        fields.put("url", other.url().toString());
        assertSays(ada.post("/platform", fields), 422, "a stored token is not sent to another one");
        fields.put("token", PlatformSandbox.TOKEN);
        assertSays(ada.post("/platform", fields), 409, "it is not said whose the assets there are");
        fields.put("assets", "OTHER");
        assertThat(ada.post("/platform", fields).location()).endsWith("/platform");
        assertSays(ada.get("/platform"), 200, "Snipe-IT at " + other.url(), "Nobody has looked at the platform yet.");
        assertThat(other.log()).isEmpty();
    }

    @Test
    @Order(10)
    void saysWhatIsInTheWayWhenThePlatformIsAway() {
        other.close();
        var ada = loggedIn("ada");
        ada.get("/platform");
        assertThat(ada.post("/platform/check", Map.of("next", "setup")).location())
                .endsWith("/setup");
        assertSays(ada.get("/setup"), 200, "in the way");
        assertSays(ada.get("/platform/prepare"), 409, "Back");
    }

    @Test
    @Order(11)
    void keepsToWhatEveryPageKeepsTo(CapturedOutput log) {
        var ada = loggedIn("ada");
        for (var path : List.of("/setup", "/platform")) {
            Markup.assertSound(path, ada.get(path).body());
        }
        assertThat(host.get("/api/v1/audit?limit=1000").body() + log)
                .contains("platform changed")
                .doesNotContain(PlatformSandbox.TOKEN, "planted-wrong-token");
    }

    private static Map<String, String> place(SnipeIt platform) {
        return Map.of("kind", "snipe-it", "url", platform.url().toString(), "token", PlatformSandbox.TOKEN);
    }

    private static Map<String, String> settings(String version) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("version", version);
        fields.put("kind", "snipe-it");
        fields.put("url", server.url().toString());
        fields.put("token", "");
        fields.put("requestsPerMinute", "90");
        fields.put("statuses.allocated", "Allocated");
        fields.put("statuses.transferred", " Ready to Deploy \r\n\r\nBack");
        fields.put("linkFields.kandji", "Iru <b> ID");
        fields.put("specs.memory.field", "");
        fields.put("specs.memory.mode", "only-if-empty");
        fields.put("creation.category", "Laptops");
        fields.put("creation.modelNumber", "modelNumber");
        fields.put("creation.tag", "IT-{serial}");
        return fields;
    }

    private static String version(Page page) {
        var found = VERSION.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static Browser loggedIn(String name) {
        var browser = new Browser(host);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static void assertSays(Page page, int status, String... words) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(words).doesNotContain("??", "''");
    }
}
