package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.platform.AssetMatter;
import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An ADMIN chooses GLPI, and then another kind. One host goes all the way, so the tests have an order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GlpiPageTest {
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
    private static final String URL = "https://glpi.example.com";
    private static final String APP_TOKEN = "planted-app-token-1f0c";

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @SuppressWarnings("NullAway.Init")
    private static Browser ada;

    @BeforeAll
    static void start() {
        host = ApiHost.start(home, Map.of());
        host.person("ada", "ADMIN");
        ada = new Browser(host);
        ada.logIn("ada", Browser.PASSWORD);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    @Order(1)
    void showsTheFieldsOfTheKindThatIsChosen() {
        for (var path : new String[] {"/setup", "/platform"}) {
            var usual = ada.get(path);
            assertSays(usual, 200, "value=\"snipe-it\" checked=\"checked\"", "Continue", "without /api/v1");
            assertThat(usual.body()).doesNotContain("glpi.appToken", "apirest.php");
            var glpi = ada.get(path + "?kind=glpi");
            assertSays(
                    glpi,
                    200,
                    "value=\"glpi\" checked=\"checked\"",
                    "type=\"hidden\" name=\"kind\" value=\"glpi\"",
                    "without /apirest.php",
                    "among that user&#39;s remote access keys",
                    "id=\"glpi.appToken\"");
            assertThat(glpi.body()).doesNotContain("Manage API keys", "nothing of those of");
            Markup.assertSound(path, usual.body());
            Markup.assertSound(path + "?kind=glpi", glpi.body());
            assertThat(ada.get(path + "?kind=servicenow").body()).contains("value=\"snipe-it\" checked=\"checked\"");
        }
        var all = ada.get("/platform?kind=glpi");
        assertSays(all, 200, "1200 if empty", "name=\"glpi.types.Peripheral\"", "id=\"glpi.order.ticketCategories\"");
        assertThat(all.body()).doesNotContain("creation.category", "order.field", "syncPageField");
    }

    @Test
    @Order(2)
    void namesWhatIsWrongOnTheFormOfThatKind() {
        var fields = settings(version(ada.get("/platform?kind=glpi")));
        fields.put("url", "glpi");
        fields.put("glpi.appToken", "planted app token");
        fields.put("glpi.types.Monitor", "Printer");
        fields.put("glpi.locks", "never");
        var page = ada.post("/platform", fields);
        assertSays(
                page,
                422,
                "Set it to GLPI&#39;s start page",
                "Copy the one that GLPI shows at the API client",
                "Rollcall knows no assets of the type &#39;Printer&#39;.",
                "Set it to respect or write.",
                "value=\"glpi\" checked=\"checked\"",
                "id=\"glpi.locks-problem\"",
                "Hardware &gt; Delivery");
        assertThat(page.body()).doesNotContain("planted");
        Markup.assertSound("/platform", page.body());
        fields = settings(version(ada.get("/platform?kind=glpi")));
        fields.put("creation.tag", "counter");
        assertSays(ada.post("/platform", fields), 422, "It is a setting of Snipe-IT, and the platform is GLPI.");
    }

    @Test
    @Order(3)
    void savesEverySettingAndShowsNoSecret() {
        var saved = ada.post("/platform", settings(version(ada.get("/platform?kind=glpi"))));
        assertThat(saved.location()).as(saved.body()).endsWith("/platform");
        var page = ada.get("/platform");
        assertSays(
                page,
                200,
                "GLPI at " + URL,
                "Rollcall sends 1200 requests a minute at most.",
                "One is set, and never shown again.",
                "Remove the app token",
                "value=\"Computer\" checked=\"checked\"",
                "In stock &gt; Returned");
        assertThat(page.body())
                .containsPattern("id=\"glpi.order.notDelivered\"[^>]*checked=\"checked\"")
                .containsPattern("<option value=\"write\" selected=\"selected\"")
                .doesNotContainPattern("value=\"Phone\" checked")
                .doesNotContain("planted");
        Markup.assertSound("/platform", page.body());
        var shown = host.get("/api/v1/platform").json().path("settings");
        assertThat(shown.at("/glpi/appToken").asString()).isEqualTo("set");
        assertThat(shown.at("/glpi/types").toString()).isEqualTo("[\"Computer\"]");
        assertThat(shown.at("/glpi/order/ticketCategories/0").asString()).isEqualTo("Hardware > Delivery");
        assertThat(shown.at("/glpi/order/notDelivered").asBoolean()).isTrue();
        assertThat(shown.at("/glpi/creation/entity").asString()).isEqualTo("Root entity > France");
    }

    @Test
    @Order(4)
    void removesTheAppTokenOnlyWhenItIsTold() {
        var fields = settings(version(ada.get("/platform")));
        fields.put("token", "");
        fields.put("glpi.appToken", "");
        ada.post("/platform", fields);
        assertThat(host.get("/api/v1/platform").text("/settings/glpi/appToken")).isEqualTo("set");
        fields.put("version", version(ada.get("/platform")));
        fields.put("glpi.appToken.remove", "true");
        assertThat(ada.post("/platform", fields).location()).endsWith("/platform");
        assertThat(host.get("/api/v1/platform")
                        .json()
                        .at("/settings/glpi/appToken")
                        .isMissingNode())
                .isTrue();
        assertThat(ada.get("/platform").body()).doesNotContain("Remove the app token");
    }

    @Test
    @Order(5)
    void keepsNothingOfTheOtherKindsSettings() {
        host.context.getBean(AssetMatter.class).memory().ended("Computer/5", "r1", Instant.EPOCH);
        var other = ada.get("/platform?kind=snipe-it");
        assertSays(
                other,
                200,
                "These are settings of Snipe-IT; nothing of those of GLPI is taken over.",
                "110 if empty",
                "Others: it is another platform.");
        assertThat(other.body()).doesNotContain("In stock &gt; Returned", "value=\"SAME\"", "value=\"" + URL);
        Markup.assertSound("/platform?kind=snipe-it", other.body());
        var fields = new LinkedHashMap<String, String>();
        fields.put("kind", "snipe-it");
        fields.put("version", version(other));
        fields.put("url", URL);
        assertSays(ada.post("/setup/platform", fields), 422, "a stored token is not sent to another one");
        fields.put("token", "planted-other-token");
        assertSays(ada.post("/setup/platform", fields), 409, "changes from " + URL + " (GLPI) to " + URL);
        fields.put("assets", "OTHER");
        assertThat(ada.post("/platform", fields).location()).endsWith("/platform");
        var shown = host.get("/api/v1/platform").json().path("settings");
        assertThat(shown.at("/kind").asString()).isEqualTo("snipe-it");
        assertThat(shown.at("/glpi").isMissingNode()).isTrue();
        assertThat(shown.at("/statuses/allocated").isEmpty()).isTrue();
        assertThat(host.get("/api/v1/audit?limit=1000").body())
                .contains("glpi.appToken: changed", "glpi.appToken: removed", "kind: 'glpi' → 'snipe-it'")
                .doesNotContain("planted");
    }

    @Test
    @Order(6)
    void offersNoChoiceWhereAPropertyMakesIt(@TempDir Path folder) {
        try (var fixed = ApiHost.start(folder, Map.of("rollcall.platform.kind", "glpi"))) {
            fixed.person("ada", "ADMIN");
            var browser = new Browser(fixed);
            browser.logIn("ada", Browser.PASSWORD);
            for (var path : new String[] {"/setup?kind=snipe-it", "/platform?kind=snipe-it"}) {
                var page = browser.get(path);
                assertSays(page, 200, "The property rollcall.platform.kind sets this.", "id=\"glpi.appToken\"");
                // Thymeleaf writes the two attributes in whatever order it met them in this process.
                assertThat(page.body())
                        .containsPattern("value=\"glpi\"[^>]* checked=\"checked\"")
                        .containsPattern("value=\"glpi\"[^>]* disabled=\"disabled\"")
                        .containsPattern("value=\"snipe-it\"[^>]* disabled=\"disabled\"")
                        .doesNotContain("Continue", "type=\"hidden\" name=\"kind\"");
                Markup.assertSound(path, page.body());
            }
            var fields = settings(version(browser.get("/platform")));
            fields.remove("kind");
            assertThat(browser.post("/platform", fields).location()).endsWith("/platform");
            fields.put("version", version(browser.get("/platform")));
            fields.put("kind", "snipe-it");
            assertSays(browser.post("/platform", fields), 422, "It is set by the property rollcall.platform.kind.");
        }
    }

    private static Map<String, String> settings(String version) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("version", version);
        fields.put("kind", "glpi");
        fields.put("url", URL);
        fields.put("token", "planted-user-token");
        fields.put("statuses.allocated", "In use");
        fields.put("statuses.transferred", "In stock > Returned");
        fields.put("glpi.appToken", APP_TOKEN);
        fields.put("glpi.types.Computer", "Computer");
        fields.put("glpi.locks", "write");
        fields.put("glpi.groups", "hold");
        fields.put("glpi.order.notDelivered", "true");
        fields.put("glpi.order.states", "Being delivered\r\n3");
        fields.put("glpi.order.ticketCategories", "Hardware > Delivery");
        fields.put("glpi.creation.entity", "Root entity > France");
        return fields;
    }

    private static String version(Page page) {
        var found = VERSION.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static void assertSays(Page page, int status, String... words) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(words).doesNotContain("??", "''");
    }
}
