package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.Browser.Page;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.Product;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

/** From the first ADMIN to the first sync by the pages, beside a GLPI. One host goes all the way, so the tests have an order. */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GlpiSetupPageIT {
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
    private static final Pattern AGREED = Pattern.compile("name=\"agreed\" value=\"([^\"]*)\"");
    private static final String TOKEN = "planted-user-token-52b9";
    private static final String APP_TOKEN = "planted-app-token-903d";

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    @SuppressWarnings("NullAway.Init")
    private static Browser ada;

    @BeforeAll
    static void open() {
        house = CompanyHost.onTheFirstDay(home, 20, Product.GLPI_11);
        house.company.glpi().edit(world -> {
            var rights = new LinkedHashMap<>(GlpiWorld.SYNC_RIGHTS);
            rights.put("state", 31);
            var profile = world.profile("Rollcall by pages", rights);
            world.token(TOKEN, world.user("pages", draft -> draft.name("Roll", "Call")
                    .profile(profile)));
            world.appToken(APP_TOKEN);
        });
        house.api.person("ada", "ADMIN");
        ada = new Browser(house.api);
        ada.logIn("ada", Browser.PASSWORD);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    @Order(1)
    void saysWhatIsInTheWayUntilTheAppTokenIsThere() {
        assertThat(ada.get("/").location()).endsWith("/setup");
        var first = ada.get("/setup?kind=glpi");
        post("/setup/platform", first, place(""));
        var second = ada.get("/setup");
        assertThat(second.body())
                .contains("Something is in the way.", "app", "type=\"hidden\" name=\"kind\" value=\"glpi\"");
        Markup.assertSound("/setup", second.body());
        post("/setup/platform", second, place(APP_TOKEN));
        assertThat(ada.get("/setup").body())
                .contains("Choose one for each", "value=\"" + CompanyPlatform.ALLOCATED + "\"");
    }

    @Test
    @Order(2)
    void choosesItsStatusesAndMakesTheOneThatIsMissing() {
        post(
                "/setup/statuses",
                ada.get("/setup"),
                Map.of(
                        "statuses.allocated", CompanyPlatform.ALLOCATED,
                        "statuses.transferred", CompanyPlatform.TRANSFERRED));
        assertThat(ada.get("/setup").body()).contains("Nothing is in the way of a sync.", "Connect your first MDM");
        var settings = settings(ada.get("/platform"));
        settings.put("statuses.allocated", CompanyPlatform.ALLOCATED + "\nOn loan");
        assertThat(ada.post("/platform", settings).location()).endsWith("/platform");
        assertThat(ada.get("/platform").body()).contains("The settings are saved");
        var proposed = ada.get("/platform/prepare");
        var agreed = AGREED.matcher(proposed.body());
        assertThat(agreed.find()).as(proposed.body()).isTrue();
        assertThat(proposed.body()).contains("On loan");
        assertThat(ada.post("/platform/prepare", Map.of("agreed", agreed.group(1)))
                        .location())
                .endsWith("/platform");
        var page = ada.get("/platform");
        assertThat(page.body()).contains("Made on the platform: 1.", "GLPI at ", "Looked at");
        Markup.assertSound("/platform", page.body());
    }

    @Test
    @Order(3)
    void syncsWithThePlatformThatWasSetOnThePage() {
        var iru = house.connect(house.company.kandji(), "Acme Iru").text("/id");
        assertThat(ada.get("/setup").body()).contains("Everything is set up.");
        var ended = house.run(iru, "{\"mode\": \"APPLY\"}");
        assertThat(ended.text("/state")).as(ended.body()).isEqualTo("SUCCEEDED");
        assertThat(ended.json().at("/report/changes/DONE").asInt())
                .as(ended.body())
                .isPositive();
        assertThat(ada.get("/platform").body())
                .contains("assets, all there are, were read by the last run, of Acme Iru");
    }

    @Test
    @Order(4)
    void tellsNoSecretToAnybody(CapturedOutput log) {
        var told = new StringBuilder(log);
        for (var path : new String[] {"/setup", "/platform", "/api/v1/platform", "/api/v1/audit?limit=1000"}) {
            told.append(ada.get(path).body());
        }
        assertThat(told.toString()).contains("glpi.appToken: changed").doesNotContain(TOKEN, APP_TOKEN);
    }

    private static Map<String, String> place(String appToken) {
        return Map.of(
                "kind",
                "glpi",
                "url",
                house.company.glpi().url().toString(),
                "token",
                TOKEN,
                "glpi.appToken",
                appToken);
    }

    private static Map<String, String> settings(Page page) {
        var fields = new LinkedHashMap<>(place(""));
        fields.put("version", version(page));
        fields.put("token", "");
        fields.put("statuses.transferred", CompanyPlatform.TRANSFERRED);
        return fields;
    }

    private static void post(String path, Page page, Map<String, String> fields) {
        var form = new LinkedHashMap<>(fields);
        form.put("version", version(page));
        var answer = ada.post(path, form);
        assertThat(answer.location()).as(answer.body()).endsWith("/setup");
    }

    private static String version(Page page) {
        var found = VERSION.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }
}
