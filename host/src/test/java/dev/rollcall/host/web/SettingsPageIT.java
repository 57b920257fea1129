package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The settings of a connection over pages: what can be changed, what is refused, and what the opt-in asks first. */
class SettingsPageIT {
    private static final String SWITCHED_ON = "“Allow MDM to update assignee” is on.";

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    private String settings = "";

    @BeforeAll
    static void open() {
        house = new CompanyHost(home, 60);
        house.api.person("ada", "ADMIN");
        house.api.person("eve", "ADMIN");
        house.api.person("ann", "OPERATOR");
        house.api.person("vic", "VIEWER");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void connect() {
        house.items("/api/v1/connections")
                .forEach(one -> house.api.call(
                        "DELETE", "/api/v1/connections/" + one.path("id").asString(), null));
        settings = "/connections/"
                + house.connect(house.company.kandji(), "Acme Iru").text("/id");
    }

    @Test
    void changesWhatWasEnteredAndKeepsTheRest() {
        var browser = loggedIn("ada");
        var page = browser.get(settings);
        assertSays(page, 200, "Settings of Acme Iru", "kept; enter to replace", url(), "Kandji");
        var form = form(page).with("name", "Acme <b>Iru</b>").with("policy.goneAfterRuns", "2");
        form.with("schedule.kind", "DAILY").with("schedule.time", "04:30").with("schedule.zone", "Europe/Paris");
        var saved = browser.post(settings, form.fields());
        assertThat(saved.location()).as(saved.body()).endsWith(settings);
        var again = browser.get(settings);
        assertSays(
                again,
                200,
                "Saved. It counts from the next sync on.",
                "Acme &lt;b&gt;Iru&lt;/b&gt;",
                "value=\"04:30\"");
        assertThat(again.body()).doesNotContain("<b>Iru");
        assertThat(api().at("/policy/goneAfterRuns").asInt()).isEqualTo(2);
        assertThat(api().at("/policy/clearWhenUnassigned").asBoolean()).isTrue();
        assertThat(api().path("schedule").asString()).isEqualTo("0 30 4 * * * Europe/Paris");
        assertThat(house.audited()).startsWith("connection changed");
        assertThat(browser.get("/integrations").body())
                .contains("Acme &lt;b&gt;Iru&lt;/b&gt;")
                .doesNotContain("<b>Iru");
    }

    @Test
    void asksForTheSecretAnewWhereTheAddressChanges() {
        var browser = loggedIn("ada");
        var form = form(browser.get(settings)).with("settings.apiUrl", "https://other.api.kandji.io");
        var refused = browser.post(settings, form.fields());
        assertSays(refused, 422, "id=\"settings.apiToken-problem\"", "a stored secret is not sent to another one");
        assertThat(refused.body()).contains("value=\"https://other.api.kandji.io\"");
        form.with("settings.apiToken", "planted-other-token");
        assertThat(browser.post(settings, form.fields()).status()).isEqualTo(302);
        var page = browser.get(settings);
        assertSays(page, 200, "The address changed, so the connection counts as having seen nothing there yet");
        assertThat(page.body()).doesNotContain("planted-other-token");
    }

    @Test
    void takesASecretAwayOnlyIfItIsAskedTo() {
        var browser = loggedIn("ada");
        var form = form(browser.get(settings)).with("remove.apiToken", "true");
        assertSays(browser.post(settings, form.fields()), 422, "id=\"settings.apiToken-problem\"");
    }

    @Test
    void namesWhoWasQuickerAndKeepsWhatWasEntered() {
        var slow = loggedIn("ada");
        var entered = form(slow.get(settings)).with("name", "Iru of Ada");
        var quick = loggedIn("eve");
        assertThat(quick.post(
                                settings,
                                form(quick.get(settings))
                                        .with("name", "Iru of Eve")
                                        .fields())
                        .status())
                .isEqualTo(302);

        var refused = slow.post(settings, entered.fields());
        assertSays(refused, 409, "eve changed the connection while you had this page open.", "Iru of Eve");
        assertThat(form(refused).fields()).containsEntry("name", "Iru of Ada");
        assertThat(api().path("name").asString()).isEqualTo("Iru of Eve");
        assertThat(slow.post(settings, form(refused).fields()).status()).isEqualTo(302);
        assertThat(api().path("name").asString()).isEqualTo("Iru of Ada");

        assertThat(slow.post(settings, entered.without("version").fields()).status())
                .isEqualTo(409);
        assertThat(slow.post(settings, entered.with("version", "x").fields()).status())
                .isEqualTo(409);
    }

    @Test
    void neverSwitchesTheOptInOnWithoutTheConfirmation() {
        var browser = loggedIn("ada");
        var forged = new HashMap<>(form(browser.get(settings)).fields());
        forged.put("policy.allowAssigneeUpdates", "true");
        forged.put("allowAssigneeUpdates", "true");
        forged.put("optIn", "true");
        forged.put("confirm", "true");
        assertThat(browser.post(settings, forged).status()).isEqualTo(302);
        assertOptedIn(false);
        var version = api().path("version").asString();
        for (var fields : List.of(
                Map.of("on", "true", "version", version),
                Map.of("on", "true", "version", version, "confirm", "false"),
                Map.of("version", version, "confirm", "true"),
                Map.of("on", "false", "version", version, "confirm", "true"),
                Map.of("on", "true", "confirm", "true"),
                Map.of("on", "true", "version", "999", "confirm", "true"))) {
            var page = browser.post(settings + "/opt-in", fields);
            assertSays(page, 409, "Yes, let the MDM update assignees", "becomes Transferred");
            assertOptedIn(false);
        }
        assertSays(
                browser.post(settings + "/opt-in", Map.of("on", "true", "version", version)),
                409,
                "it has to be confirmed");
        assertThat(browser.plant(settings + "/opt-in", Map.of("on", "true", "version", version, "confirm", "true"))
                        .location())
                .endsWith("/login?stale");
        assertOptedIn(false);
    }

    @Test
    @DisplayName("R51 the opt-in is confirmed with the numbers of the next sync, and starts none")
    void showsInNumbersWhatTheOptInWouldDoBeforeItIsConfirmed() {
        var browser = loggedIn("ada");
        var asked = browser.get(settings + "/opt-in");
        assertSays(asked, 200, "Let the MDM update assignees in Acme Iru?", "See what the next sync would do");
        var started = browser.post(settings + "/opt-in/preview", Map.of());
        assertThat(started.status()).as(started.body()).isEqualTo(302);
        var trial = path(started);
        var page = Awaitility.await()
                .until(() -> browser.get(trial), now -> !now.body().contains("The preview runs"));
        var run = trial.replaceFirst(".*/", "");
        var shown = house.api.get("/api/v1/runs/" + run).json();
        assertThat(shown.path("trial").asBoolean()).isTrue();
        assertThat(shown.path("initiator").asString()).isEqualTo("ada");
        assertSays(page, 200, "The next sync would do this", "/runs/" + run, counted(run, "REASSIGN", "assignee"));
        assertThat(page.body()).contains(counted(run, "CLEAR", "assignee") + " would be cleared");
        assertThat(page.body()).doesNotContain("http-equiv=\"refresh\"");
        assertThat(house.audited()).startsWith("preview started on its page");
        assertOptedIn(false);
        var runs = house.items("/api/v1/runs").size();

        var confirmed = browser.post(settings + "/opt-in", confirmation(page));
        assertThat(confirmed.location()).as(confirmed.body()).endsWith(settings);
        assertOptedIn(true);
        assertThat(house.items("/api/v1/runs")).hasSize(runs);
        assertSays(browser.get(settings), 200, SWITCHED_ON, "It takes effect with the next sync", "Switch off …");
        assertThat(house.audited()).startsWith("opt-in switched on", "connection changed");
        assertThat(house.api.get("/api/v1/audit?what=opt-in").text("/items/0/details"))
                .contains(run);

        var off = browser.get(settings + "/opt-in");
        assertSays(off, 200, "Stop the MDM from updating assignees in Acme Iru?", "nothing is taken back");
        browser.post(settings + "/opt-in", confirmation(off));
        assertOptedIn(false);
    }

    @Test
    void asksInADialogWhereScriptsRun() {
        var browser = loggedIn("ada");
        browser.get(settings);
        var dialog = browser.part(settings + "/opt-in", "dialog");
        assertThat(dialog.body())
                .startsWith("<dialog")
                .contains("data-open", "data-close", "hx-post")
                .doesNotContain("<html");
        var content = browser.part(settings + "/opt-in", "opt-in");
        assertThat(content.body()).startsWith("<div id=\"opt-in\"").doesNotContain("<dialog");
        var whole = browser.get(settings + "/opt-in");
        assertThat(whole.body()).doesNotContain("data-close", "hx-post", "hx-get");
        house.api.post("/api/v1/connections/Acme%20Iru/deactivate");
        var refused = browser.part(settings + "/opt-in/preview", Map.of(), "opt-in");
        assertSays(refused, 200, "is not active, and its MDM is sent nothing.");
        assertSays(browser.post(settings + "/opt-in/preview", Map.of()), 409, "is not active");
    }

    @Test
    void saysWhatDeletingMeansAndDeletesNoneThatWasChangedMeanwhile() {
        var browser = loggedIn("ada");
        var asked = browser.get(settings + "/delete");
        assertSays(asked, 200, "Delete Acme Iru?", "Links on assets stay");
        house.patch("Acme%20Iru", "{\"name\": \"Other\"}");
        var form = PageForm.of(asked.body(), settings + "/delete").fields();
        assertSays(browser.post(settings + "/delete", form), 409, "was changed meanwhile");
        var again = PageForm.of(browser.get(settings + "/delete").body(), settings + "/delete")
                .fields();
        assertThat(browser.post(settings + "/delete", again).location()).endsWith("/integrations");
        assertSays(browser.get("/integrations"), 200, "Other is deleted with its settings and secrets.");
        assertSays(browser.get(settings), 404, "There is no connection");
    }

    @Test
    void movesAConnectionInTheOrder() {
        var jamf = house.connect(house.company.jamf(), "Acme Jamf").text("/id");
        var browser = loggedIn("ada");
        assertSays(browser.get("/integrations"), 200, "1. Acme Iru", "2. Acme Jamf", "Move Acme Jamf up", "(R60)");
        browser.post(
                "/connections/" + jamf + "/rank",
                Map.of("before", api().path("id").asString()));
        assertSays(
                browser.get("/integrations"),
                200,
                "1. Acme Jamf",
                "2. Acme Iru",
                "Acme Jamf goes before Acme Iru now.");
        assertThat(house.audited()).startsWith("connection changed");
    }

    @Test
    void tellsOnTheTileWhatWaitsAndWhatFailed() {
        house.api.call("DELETE", "/api/v1" + settings, null);
        settings = "/connections/"
                + house.connectOptedIn(house.company.kandji(), "Acme Iru").text("/id");
        house.run("Acme%20Iru", "{\"mode\": \"APPLY\"}");
        var browser = loggedIn("vic");
        assertSays(browser.get("/integrations"), 200, "MDM updates assignees", "succeeded");
        house.company.days().vanish(house.company.kandji(), 12);
        var held = house.run("Acme%20Iru", "{\"mode\": \"APPLY\"}");
        assertThat(held.text("/state")).isEqualTo("HELD");
        assertSays(
                browser.get("/integrations"),
                200,
                "changes wait for a person",
                "href=\"/runs/" + held.text("/id") + "\"");

        house.company.kandji().faults().credentialsRefused(true);
        try {
            var failed = house.run("Acme%20Iru", "{\"mode\": \"APPLY\"}");
            assertThat(failed.text("/state")).isNotEqualTo("SUCCEEDED");
            assertSays(
                    browser.get("/integrations"), 200, "needs attention", "href=\"/runs/" + failed.text("/id") + "\"");
            assertThat(browser.get("/integrations").body()).containsAnyOf("refused", "not accept", "token");
        } finally {
            house.company.kandji().faults().credentialsRefused(false);
        }
    }

    @Test
    void isForAdminsAlone() {
        for (var name : List.of("ann", "vic")) {
            var browser = loggedIn(name);
            for (var path : List.of("", "/opt-in", "/delete")) {
                assertThat(browser.get(settings + path).status()).as(path).isEqualTo(403);
            }
            for (var path : List.of(
                    "", "/opt-in", "/opt-in/preview", "/delete", "/activate", "/deactivate", "/check", "/rank")) {
                assertThat(browser.post(settings + path, Map.of()).status())
                        .as(path)
                        .isEqualTo(403);
            }
            var page = browser.get("/integrations");
            assertSays(page, 200, "Acme Iru", "Not synced yet.");
            assertThat(page.body())
                    .doesNotContain(url(), "/activate", "/deactivate", ">Settings<", "Connect ", "/rank");
        }
        assertThat(loggedIn("vic").get("/integrations").body()).doesNotContain("Sync now", "/preview");
        assertThat(loggedIn("vic").post(settings + "/sync", Map.of()).status()).isEqualTo(403);
        var ann = loggedIn("ann");
        assertThat(ann.get("/integrations").body()).contains("Sync now", "Preview");
        assertThat(ann.post(settings + "/preview", Map.of()).location()).contains("/runs/");
        assertThat(ann.plant(settings + "/sync", Map.of()).location()).endsWith("/login?stale");
    }

    @Test
    void testsTheConnectionAsItIsStored() {
        var browser = loggedIn("ada");
        browser.get(settings);
        assertSays(
                browser.post(settings + "/check", Map.of()),
                200,
                "Everything that a sync needs is there",
                "Settings of");
        assertThat(browser.part(settings + "/check", Map.of(), "check").body()).doesNotContain("<html");
    }

    /** How the page says how many changes of a kind there would be. */
    private static String counted(String run, String kind, String noun) {
        var count = house.items("/api/v1/runs/" + run + "/changes?state=PLANNED&state=PLANNED_HELD").stream()
                .filter(change -> change.path("kind").asString().equals(kind))
                .count();
        if (count == 0) {
            return "no " + noun;
        }
        return count == 1 ? "one " + noun : count + " " + noun + "s";
    }

    private Map<String, String> confirmation(Page page) {
        return PageForm.of(page.body(), settings + "/opt-in").fields();
    }

    private void assertOptedIn(boolean on) {
        assertThat(api().at("/policy/allowAssigneeUpdates").asBoolean(!on)).isEqualTo(on);
    }

    private JsonNode api() {
        return house.api.get("/api/v1" + settings).json();
    }

    private PageForm form(Page page) {
        return PageForm.of(page.body(), settings);
    }

    private static String url() {
        return house.company.kandji().settings().getOrDefault("apiUrl", "");
    }

    private static String secret() {
        return house.company.kandji().settings().getOrDefault("apiToken", "");
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
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(words).doesNotContain("??", "''", "style=\"", "th:", secret());
    }
}
