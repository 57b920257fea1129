package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way from an installed provider to a connection that is synced, over pages. */
class ConnectPageIT {
    private static final String KANDJI = "/integrations/kandji/connect";

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    @BeforeAll
    static void open() {
        house = new CompanyHost(home, 20);
        house.api.person("ada", "ADMIN");
        house.api.person("ann", "OPERATOR");
        house.api.person("vic", "VIEWER");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void disconnect() {
        house.items("/api/v1/connections")
                .forEach(connection -> house.api.call(
                        "DELETE", "/api/v1/connections/" + connection.path("id").asString(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kandji", "jamf", "intune", "google"})
    void asksForEachSettingOfAProviderWithItsHelp(String provider) {
        var page = loggedIn("ada").get("/integrations/" + provider + "/connect");
        assertClean(page, 200);
        var spec = house.items("/api/v1/providers").stream()
                .filter(one -> one.path("id").asString().equals(provider))
                .findFirst()
                .orElseThrow();
        spec.path("settings").forEach(setting -> {
            var name = "settings." + setting.path("key").asString();
            assertThat(page.body())
                    .contains("name=\"" + name + "\"", "id=\"" + name + "-help\"", "for=\"" + name + "\"");
        });
        assertThat(page.body()).contains("href=\"" + spec.path("documentation").asString() + "\"");
        var form = PageForm.of(page.body(), "/integrations/" + provider + "/connect")
                .fields();
        assertThat(form).doesNotContainKey("optIn").containsEntry("policy.unknownDevices", "EXISTING_ONLY");
        assertThat(form).doesNotContainKey("policy.recoverUnlinked");
    }

    @Test
    void savesItInactiveAndOffersToPreviewItsFirstSyncBeforeItIsActivated() {
        var browser = loggedIn("ada");
        var requests = house.company.kandji().requests().count();
        var saved =
                browser.post(KANDJI, kandji(browser).with("name", "Acme Iru").fields());
        assertThat(saved.status()).as(saved.body()).isEqualTo(302);
        var made = house.api.get("/api/v1/connections/Acme%20Iru");
        assertThat(made.json().path("active").asBoolean(true)).isFalse();
        assertThat(made.json().at("/policy/allowAssigneeUpdates").asBoolean(true))
                .isFalse();
        assertThat(house.company.kandji().requests().count()).isEqualTo(requests);
        assertThat(house.audited()).startsWith("connection made");

        var page = browser.get(path(saved));
        assertSays(
                page,
                200,
                "Saved, and not active yet.",
                "Preview the first sync",
                "Activate",
                "kept; enter to replace");
        var started = browser.post(path(saved) + "/preview", Map.of());
        assertThat(started.status()).as(started.body()).isEqualTo(302);
        assertThat(started.location()).contains("/runs/");
        var run = ended(started.location().replaceFirst(".*/", ""));
        assertThat(run.text("/purpose")).isEqualTo("PREVIEW");
        assertThat(run.text("/state")).isEqualTo("SUCCEEDED");
        assertThat(house.audited()).startsWith("preview started on its page");
        assertThat(browser.get("/integrations").body()).contains("not activated yet");

        var activated = browser.post(path(saved) + "/activate", Map.of());
        assertThat(activated.location()).endsWith("/integrations");
        assertSays(browser.get("/integrations"), 200, "Active now.", "Sync now");
        var sync = browser.post(path(saved) + "/sync", Map.of());
        assertThat(ended(sync.location().replaceFirst(".*/", "")).text("/purpose"))
                .isEqualTo("APPLY");
        assertThat(browser.get("/integrations").body())
                .contains("Last sync", "succeeded", "devices and", "assets read");
    }

    @Test
    void sendsNothingToTheMdmOfOneThatIsNotActiveYetUnlessSomebodyAsks() {
        var browser = loggedIn("ada");
        var saved = browser.post(KANDJI, kandji(browser).fields());
        var refused = browser.post(path(saved) + "/sync", Map.of());
        assertSays(refused, 409, "is not active, and its MDM is sent nothing.");
        browser.get(path(saved));
        browser.post(path(saved) + "/activate", Map.of());
        browser.post(path(saved) + "/deactivate", Map.of());
        var requests = house.company.kandji().requests().count();
        assertSays(
                browser.post(path(saved) + "/preview", Map.of()), 409, "is not active, and its MDM is sent nothing.");
        assertSays(browser.post(path(saved) + "/check", Map.of()), 200, "is not active, and its MDM is sent nothing.");
        assertThat(browser.get(path(saved)).body()).doesNotContain("Test connection", "Preview the first sync");
        assertThat(house.company.kandji().requests().count()).isEqualTo(requests);
    }

    @Test
    void testsWhatIsEnteredBeforeAnythingIsSaved() {
        var browser = loggedIn("ada");
        var form = kandji(browser).with("action", "check").fields();
        var page = browser.post(KANDJI, form);
        assertSays(page, 200, "Everything that a sync needs is there", "Nothing was saved.", "Enter the secrets again");
        assertThat(page.body()).doesNotContain(secret());

        var part = browser.part(KANDJI, form, "check");
        assertSays(part, 200, "Everything that a sync needs is there");
        assertThat(part.body()).doesNotContain("<html");
        house.company.kandji().faults().credentialsRefused(true);
        try {
            assertThat(browser.part(KANDJI, form, "check").body())
                    .doesNotContain("Everything that a sync needs is there");
        } finally {
            house.company.kandji().faults().credentialsRefused(false);
        }
        var half = kandji(browser).with("settings.apiToken", "").fields();
        assertSays(
                browser.part(KANDJI, with(half, "action", "check"), "check"),
                200,
                "The test could not be made",
                "API token");
        assertThat(house.items("/api/v1/connections")).isEmpty();
    }

    @Test
    void keepsWhatWasEnteredNextToWhatIsWrongAndNeverASecret() {
        var browser = loggedIn("ada");
        var form = kandji(browser)
                .with("name", " ")
                .with("settings.apiUrl", "nowhere")
                .with("settings.apiToken", "planted secret with blanks")
                .with("schedule.kind", "DAILY")
                .with("schedule.time", "25:00")
                .with("policy.goneAfterRuns", "none")
                .with("policy.guardrail.ends.percent", "101")
                .with("policy.createUsers", "true")
                .with("policy.ignoredAccounts", "lab@example.com\nkiosk")
                .with("optIn", "true")
                .fields();
        var page = browser.post(KANDJI, form);
        assertClean(page, 422);
        for (var field : List.of(
                "name",
                "settings.apiUrl",
                "settings.apiToken",
                "schedule.time",
                "policy.goneAfterRuns",
                "policy.guardrail.ends.percent")) {
            assertThat(page.body()).as(field).contains("id=\"" + field + "-problem\"");
        }
        assertThat(page.body())
                .contains("value=\"nowhere\"", "value=\"25:00\"", "lab@example.com\nkiosk", "details", "open=\"open\"")
                .doesNotContain("planted secret");
        assertThat(PageForm.of(page.body(), KANDJI).fields())
                .containsEntry("optIn", "true")
                .containsEntry("policy.createUsers", "true")
                .containsEntry("policy.goneAfterRuns", "none");
        assertThat(house.items("/api/v1/connections")).isEmpty();

        var contradiction = browser.post(
                KANDJI, kandji(browser).with("policy.createUsers", "true").fields());
        assertSays(contradiction, 422, "id=\"policy.createUsers-problem\"", "none are created");
        var choices = browser.post(
                KANDJI,
                kandji(browser)
                        .with("schedule.kind", "SOMETIMES")
                        .with("policy.unknownDevices", "SOME")
                        .with("policy.guardrail.window", "a day")
                        .fields());
        assertSays(
                choices,
                422,
                "id=\"schedule.kind-problem\"",
                "id=\"policy.unknownDevices-problem\"",
                "id=\"policy.guardrail.window-problem\"");
    }

    @Test
    void showsTheNextTimesOfAScheduleAndWhatIsWrongWithIt() {
        var browser = loggedIn("ada");
        var form = kandji(browser).with("action", "times");
        form.with("schedule.kind", "WEEKDAYS").with("schedule.time", "6:30").with("schedule.zone", "Europe/Berlin");
        var page = browser.post(KANDJI, form.fields());
        assertSays(page, 200, "The next times:");
        assertThat(page.body().split("data-moment", -1)).hasSize(4);
        assertSays(
                browser.post(KANDJI, form.with("schedule.zone", "Nowhere/Land").fields()),
                200,
                "There is no time zone");
        form.with("schedule.kind", "OWN").with("schedule.zone", "");
        assertSays(browser.post(KANDJI, form.with("schedule.cron", "soon").fields()), 200, "is no cron expression");
        assertSays(
                browser.post(KANDJI, form.with("schedule.cron", " ").fields()), 200, "The cron expression is missing.");
        assertSays(
                browser.post(KANDJI, form.with("schedule.kind", "NEVER").fields()), 200, "It is not synced by itself");
    }

    @Test
    void storesTheSchedulePolicyAndSettingsThatWereEntered() {
        var browser = loggedIn("ada");
        var saved = browser.post(
                KANDJI,
                kandji(browser)
                        .with("schedule.kind", "WEEKDAYS")
                        .with("schedule.time", "6:05")
                        .with("schedule.zone", "Europe/Berlin")
                        .with("policy.unknownDevices", "CREATE")
                        .with("policy.createUsers", "true")
                        .without("policy.clearWhenUnassigned")
                        .with("policy.ignoredAccounts", "Lab@example.com\r\n\r\n kiosk ")
                        .with("policy.goneAfterRuns", "3")
                        .with("policy.guardrail.window", "12")
                        .fields());
        assertThat(saved.status()).as(saved.body()).isEqualTo(302);
        var made = house.api.get("/api/v1" + path(saved)).json();
        assertThat(made.path("schedule").asString()).isEqualTo("0 5 6 * * MON-FRI Europe/Berlin");
        assertThat(made.at("/policy/unknownDevices").asString()).isEqualTo("CREATE");
        assertThat(made.at("/policy/createUsers").asBoolean()).isTrue();
        assertThat(made.at("/policy/clearWhenUnassigned").asBoolean(true)).isFalse();
        assertThat(made.at("/policy/ignoredAccounts").toString()).isEqualTo("[\"kiosk\",\"lab@example.com\"]");
        assertThat(made.at("/policy/goneAfterRuns").asInt()).isEqualTo(3);
        assertThat(made.at("/policy/guardrail/window").asString()).isEqualTo("PT12H");
        // Looked at and saved again, nothing of it changes.
        var settings = browser.get(path(saved));
        var again = browser.post(
                path(saved), PageForm.of(settings.body(), path(saved)).fields());
        assertThat(again.status()).as(again.body()).isEqualTo(302);
        assertSays(browser.get(path(saved)), 200, "Nothing was changed, so nothing was saved.");
    }

    @Test
    void switchesNothingOnByTheBoxAloneAndLeadsToWhatItMeans() {
        var browser = loggedIn("ada");
        var saved = browser.post(
                KANDJI,
                kandji(browser).with("optIn", "true").with("confirm", "true").fields());
        assertThat(saved.location()).endsWith("/opt-in");
        var id = path(saved).replaceFirst("/opt-in$", "");
        assertThat(house.api
                        .get("/api/v1" + id)
                        .json()
                        .at("/policy/allowAssigneeUpdates")
                        .asBoolean(true))
                .isFalse();
        assertSays(browser.get(path(saved)), 200, "off, and not active yet", "becomes Transferred", "Yes, let the MDM");
    }

    @Test
    void isForAdminsAlone() {
        for (var name : List.of("ann", "vic")) {
            assertThat(loggedIn(name).get(KANDJI).status()).isEqualTo(403);
            assertThat(loggedIn(name).post(KANDJI, Map.of("name", "x")).status())
                    .isEqualTo(403);
        }
        assertThat(loggedIn("ada").plant(KANDJI, Map.of("name", "x")).location())
                .endsWith("/login?stale");
        assertSays(loggedIn("ada").get("/integrations/nowhere/connect"), 404, "No plugin supplies the provider");
    }

    private static PageForm kandji(Browser browser) {
        var form = PageForm.of(browser.get(KANDJI).body(), KANDJI);
        house.company.kandji().settings().forEach((key, value) -> form.with("settings." + key, value));
        return form;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private static String secret() {
        return house.company.kandji().settings().getOrDefault("apiToken", "");
    }

    private static ApiHost.Answer ended(String run) {
        return Awaitility.await().until(() -> house.api.get("/api/v1/runs/" + run), now -> !now.text("/state")
                .equals("RUNNING"));
    }

    private static String path(Page redirect) {
        return redirect.location().replaceFirst("https?://[^/]+", "");
    }

    private static Browser loggedIn(String name) {
        var browser = new Browser(house.api);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static void assertSays(Page page, int status, String... words) {
        assertClean(page, status);
        assertThat(page.body()).contains(words);
    }

    private static void assertClean(Page page, int status) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).doesNotContain("??", "''", "style=\"", "th:", secret());
    }
}
