package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.day.CompanyPlatform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page that shows the devices of a connection beside their assets, and its route of the API, on a whole host. */
class DevicesPageIT {
    private static final String HOSTILE = "<script>alert('x')</script>";

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    private static String iru = "";
    private static String jamf = "";
    private static int model;
    private static final Map<String, Integer> PEOPLE = new HashMap<>();

    @BeforeAll
    static void open() {
        house = new CompanyHost(home, 0);
        house.company.snipeIt().edit(world -> {
            PEOPLE.put("ann", world.user("ann", draft -> draft.name("Ann", "Example")
                    .email("ann@example.com")));
            PEOPLE.put("bob", world.user("bob", draft -> draft.name("Bob", "Example")
                    .email("bob@example.com")));
            var fields = house.company.platform().fields().values().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            model = world.model(
                    "Test",
                    "TEST1,1",
                    world.category("Laptops"),
                    world.manufacturer("Apple Test"),
                    world.fieldset("Laptops", fields));
        });
        iru = house.connect(house.company.kandji(), "Acme Iru").text("/id");
        jamf = house.connect(house.company.jamf(), "Acme Jamf").text("/id");
        house.api.person("olga", "OPERATOR");
        house.api.person("vic", "VIEWER");
        plant();
        house.run(iru, "{\"mode\": \"APPLY\"}");
    }

    private static void plant() {
        asset("C02STEP", CompanyPlatform.ALLOCATED, "ann");
        device("C02STEP", "ann@example.com", "Ann Example");
        asset("C02DIFF", CompanyPlatform.ALLOCATED, "ann");
        device("C02DIFF", "bob@example.com", "Bob Example");
        asset("C02LOST", "Lost", null);
        device("C02LOST", "bob@example.com", "Bob Example");
        device("C02ONLY", "eve@example.com", HOSTILE);
        house.company.kandji().change("C02ONLY", draft -> draft.name("100%_" + "\"><img src=x onerror=alert(1)>"));
    }

    private static void asset(String serial, String status, @Nullable String holder) {
        house.company
                .snipeIt()
                .edit(world -> world.asset(draft -> {
                    draft.serial(serial)
                            .model(model)
                            .status(house.company.platform().label(status));
                    if (holder != null) {
                        draft.heldByUser(PEOPLE.getOrDefault(holder, 0));
                    }
                }));
    }

    private static void device(String serial, String email, String name) {
        house.company.kandji().add(draft -> draft.serial(serial).assignedTo(email, name));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    @DisplayName("R20, R50, R13 shows whom the MDM and the platform have, and why they differ")
    void sideBySide() {
        var page = as("vic").get("/connections/" + iru + "/devices");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Devices of Acme Iru", "All (4)", "In step (1)", "Differs (2)", "Only in the MDM (1)")
                .contains("C02STEP", "Ann Example", "ann@example.com", CompanyPlatform.ALLOCATED)
                .contains("The connection does not allow the MDM to update the assignee.", "R50 Opt-in off")
                .contains("The status Lost is protected.", "R20 Status guard", "href=\"/rules#R20\"")
                .contains("The platform has no asset for it, and none is created.", "R13 Unknown device")
                .contains("href=\"/assets/C02STEP\"", "href=\"/runs/")
                .contains(
                        house.company.snipeIt().url() + "/hardware/",
                        house.company.snipeIt().url() + "/users/")
                .doesNotContain("??", "Sync this device", "apiToken");
        assertThat(page.body()).doesNotContain("Held (");
    }

    @Test
    void escapesWhatAnMdmSays() {
        assertThat(as("vic")
                        .get("/connections/" + iru + "/devices?state=ONLY_IN_MDM")
                        .body())
                .contains("&lt;script&gt;alert(", "onerror=alert(1)&gt;")
                .doesNotContain(HOSTILE, "<img src=x");
    }

    @Test
    void narrowsTheListByStateAndText() {
        var browser = as("vic");
        var differing =
                browser.get("/connections/" + iru + "/devices?state=DIFFERS").body();
        assertThat(differing).contains("C02DIFF", "C02LOST").doesNotContain("C02STEP", "C02ONLY");
        for (var text : new String[] {"c02lo", "LOST"}) {
            assertThat(browser.get("/connections/" + iru + "/devices?text=" + text)
                            .body())
                    .contains("C02LOST")
                    .doesNotContain("C02DIFF");
        }
        assertThat(browser.get("/connections/" + iru + "/devices?text=bob%40").body())
                .contains("C02DIFF", "C02LOST")
                .doesNotContain("C02STEP");
        assertThat(browser.get("/connections/" + iru + "/devices?text=%25_").body())
                .contains("C02ONLY")
                .doesNotContain("C02STEP");
        assertThat(browser.get("/connections/" + iru + "/devices?text=nobody-has-this")
                        .body())
                .contains("No device matches", "All devices");
    }

    @Test
    void offersASyncOfTheDeviceToWhoMayStartIt() {
        assertThat(as("olga").get("/connections/" + iru + "/devices").body())
                .contains("Sync this device", "/sync?serial=C02STEP&amp;connection=" + iru);
    }

    @Test
    void saysWhatWillBeHereBeforeTheFirstSync() {
        var browser = as("olga");
        assertThat(browser.get("/connections/" + jamf + "/devices").body())
                .contains("No devices yet", "once a sync has read it", "/sync?connection=" + jamf)
                .doesNotContain("??");

        house.api.post("/api/v1/connections/" + jamf + "/deactivate");

        assertThat(browser.get("/connections/" + jamf + "/devices").body())
                .contains("No devices yet", "The connection is not active")
                .doesNotContain("/sync?connection=", "??");
    }

    @Test
    void knowsNoOtherConnectionAndNoOtherState() {
        var browser = as("vic");
        assertThat(browser.get("/connections/nobody/devices").status()).isEqualTo(404);
        assertThat(browser.get("/connections/" + iru + "/devices?state=FINE").status())
                .isEqualTo(422);
        assertThat(browser.get("/connections/" + iru + "/devices?after=%21").status())
                .isEqualTo(422);
        assertThat(new Browser(house.api)
                        .get("/connections/" + iru + "/devices")
                        .location())
                .contains("/login");
    }

    @Test
    void answersTheSameOverTheApiPartByPart() {
        var path = "/api/v1/connections/Acme%20Iru/devices";
        var whole = house.items(path);
        assertThat(house.items(path + "?limit=1")).isEqualTo(whole).hasSize(4);
        assertThat(house.items(path + "?limit=1&state=DIFFERS&text=bob")).hasSize(2);
        var lost = whole.stream()
                .filter(device -> text(device, "/serial").equals("C02LOST"))
                .findFirst()
                .orElseThrow();
        assertThat(text(lost, "/state")).isEqualTo("DIFFERS");
        assertThat(text(lost, "/rule")).isEqualTo("R20");
        assertThat(text(lost, "/mdm/user")).isEqualTo("bob@example.com");
        assertThat(text(lost, "/asset/status")).isEqualTo("Lost");
        assertThat(text(lost, "/asset/holder/kind")).isEqualTo("NOBODY");
        assertThat(house.api.get("/api/v1/runs/" + text(lost, "/run")).status()).isEqualTo(200);
        refuses(path + "?limit=0", "limit");
        refuses(path + "?after=nonsense", "after");
        refuses(path + "?text=" + "x".repeat(201), "text");
    }

    private static void refuses(String path, String field) {
        var answer = house.api.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    private static String text(JsonNode node, String path) {
        return node.at(path).asString("");
    }

    private static Browser as(String name) {
        var browser = new Browser(house.api);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }
}
