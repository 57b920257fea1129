package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.web.Browser.Page;
import dev.rollcall.sandbox.day.CompanyPlatform;
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

/**
 * From the first ADMIN to the first sync by the pages, and on to another platform. One host goes all the way, so the tests
 * have an order.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupPageIT {
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    @SuppressWarnings("NullAway.Init")
    private static Browser ada;

    private static String iru = "";
    private static String run = "";

    @BeforeAll
    static void open() {
        house = CompanyHost.onTheFirstDay(home, 20);
        house.api.person("ada", "ADMIN");
        house.api.person("vic", "VIEWER");
        ada = new Browser(house.api);
        ada.logIn("ada", Browser.PASSWORD);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    @Order(1)
    void goesFromNothingToTheFirstConnectionStepByStep() {
        assertThat(ada.get("/").location()).endsWith("/setup");
        var first = ada.get("/setup");
        post("/setup/platform", first, place(house.company.snipeIt().url().toString()));
        var second = ada.get("/setup");
        assertThat(second.body()).contains(CompanyPlatform.ALLOCATED + " (deployable)", "Choose one for each");
        post(
                "/setup/statuses",
                second,
                Map.of(
                        "statuses.allocated", CompanyPlatform.ALLOCATED,
                        "statuses.transferred", CompanyPlatform.TRANSFERRED));
        assertThat(ada.get("/setup").body())
                .contains("Nothing is in the way of a sync.", "Connect your first MDM", "href=\"/integrations\"");
        assertThat(ada.get("/").location()).endsWith("/integrations");
    }

    @Test
    @Order(2)
    void readsThatAllIsDoneOffWhatIsThere() {
        iru = house.connect(house.company.kandji(), "Acme Iru").text("/id");
        assertThat(ada.get("/setup").body()).contains("Everything is set up.").doesNotContain("<form class");
        var vic = new Browser(house.api);
        vic.logIn("vic", Browser.PASSWORD);
        assertThat(vic.get("/setup").body()).contains("Rollcall is set up");
    }

    @Test
    @Order(3)
    void syncsWithThePlatformThatWasSetOnThePage() {
        var ended = house.run(iru, "{\"mode\": \"APPLY\"}");
        run = ended.text("/id");
        assertThat(ended.text("/state")).as(ended.body()).isEqualTo("SUCCEEDED");
        assertThat(ended.json().at("/report/changes/DONE").asInt())
                .as(ended.body())
                .isPositive();
        assertThat(ada.get("/platform").body())
                .contains("assets, all there are, were read by the last run, of Acme Iru");
    }

    @Test
    @Order(4)
    void goesToAnotherPlatformOnlyWhileNothingWorksWithTheOldOne() {
        try (var other = PlatformSandbox.start()) {
            var place = new LinkedHashMap<>(place(other.url().toString()));
            place.put("token", PlatformSandbox.TOKEN);
            place.put("assets", "OTHER");
            var page = ada.get("/platform");
            place.put("version", version(page));
            var refused = ada.post("/platform", place);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("connections are active: &#39;Acme Iru&#39;. Deactivate them");
            house.api.post("/api/v1/connections/" + iru + "/deactivate");

            var moved = ada.post("/platform", place);
            assertThat(moved.location()).as(moved.body()).endsWith("/platform");
            assertThat(house.api.context.getBean(Notebook.class).sightings().matchedAssets(iru))
                    .isZero();
            for (var decision : new String[] {"revert", "approve", "apply"}) {
                var late = house.api.post("/api/v1/runs/" + run + "/" + decision);
                assertThat(late.status()).as(decision).isEqualTo(409);
                if (!decision.equals("apply")) {
                    assertThat(late.body()).contains("worked with another platform than the one that is set now");
                }
            }
            assertThat(other.log()).isEmpty();
        }
    }

    @Test
    @Order(5)
    void tellsTheTokenToNobody(CapturedOutput log) {
        var told = new StringBuilder(log);
        for (var path : new String[] {"/setup", "/platform", "/api/v1/platform", "/api/v1/audit?limit=1000"}) {
            told.append(ada.get(path).body());
        }
        assertThat(told.toString())
                .contains("platform changed", "what was known of them is forgotten")
                .doesNotContain(CompanyHost.PLATFORM_TOKEN, PlatformSandbox.TOKEN);
    }

    private static Map<String, String> place(String url) {
        return Map.of("kind", "snipe-it", "url", url, "token", CompanyHost.PLATFORM_TOKEN);
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
