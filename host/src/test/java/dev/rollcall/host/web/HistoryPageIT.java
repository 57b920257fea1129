package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a device's page tells after runs of a whole host; with four eyes asked for. */
class HistoryPageIT {
    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    private static String connection = "";
    private static String first = "";

    @BeforeAll
    static void open() {
        house = new CompanyHost(home, 40);
        house.api.close();
        var properties = new LinkedHashMap<>(house.properties());
        properties.put("rollcall.access.four-eyes", "true");
        host = ApiHost.start(home, properties);
        host.person("ann", "OPERATOR");
        host.person("bob", "OPERATOR");
        host.person("vic", "VIEWER");
        var body = CompanyHost.body(house.company.kandji(), "Acme Iru").put("confirm", true);
        body.putObject("policy").put("allowAssigneeUpdates", true);
        connection = host.post("/api/v1/connections", body.toString()).text("/id");
        host.post("/api/v1/connections/" + connection + "/activate");
        first = run("ann");
    }

    @AfterAll
    static void close() {
        host.close();
        house.close();
    }

    @Test
    void tellsWhatWasSeenDecidedWrittenAndTakenBack() {
        var run = first;
        var change = host.get("/api/v1/runs/" + run + "/changes?state=DONE&rule=R12&limit=1");
        var serial = change.text("/items/0/serial");
        var path = "/assets/" + serial;

        var told = loggedIn("ann").get(path);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body())
                .contains("Device " + serial, "Seen by Acme Iru", "Link written", "/rules#R12", "/runs/" + run)
                .contains(
                        "What the MDM said", "/hardware/" + change.text("/items/0/asset/id"), "/sync?serial=" + serial)
                .doesNotContain("??", "Taken back by another run");
        assertThat(loggedIn("vic").get(path).body())
                .contains("Seen by Acme Iru")
                .doesNotContain("Sync this device");
        assertThat(loggedIn("vic")
                        .get("/assets?serial=" + serial.toLowerCase(Locale.ROOT))
                        .status())
                .isEqualTo(200);

        var reverted =
                host.post("/api/v1/runs/" + run + "/revert", "{\"changes\": [" + change.text("/items/0/id") + "]}");
        ended(reverted.text("/id"));
        assertThat(loggedIn("vic").get(path).body()).contains("Taken back by another run", "Taken back");
    }

    @Test
    void letsNobodyApproveWhatTheyAskedFor() {
        house.company.kandji().vanishAll();
        var run = run("ann");
        house.company.kandji().bringBackAll();
        var own = loggedIn("ann");
        assertThat(own.get("/runs/" + run).body())
                .contains("asks for somebody else to approve them", "Discard all")
                .doesNotContain("Approve all");
        assertSays(
                own.post("/runs/" + run + "/approve", Map.of("all", "true")),
                409,
                "asks for somebody else to approve them");
        var other = loggedIn("bob");
        assertThat(other.get("/runs/" + run).body()).contains("Approve all");
        var held = host.get("/api/v1/runs/" + run + "/changes?state=HELD&limit=1000")
                .json()
                .path("items");
        // The other test takes back what the first run wrote of the first asset.
        var last = held.get(held.size() - 1).path("id").asString();
        var approved = other.post("/runs/" + run + "/approve", Map.of("changes", last));
        assertThat(approved.status()).as(approved.body()).isEqualTo(302);
        ended(approved.location().replaceAll(".*/", ""));
    }

    @Test
    void tellsOfARunThatIsNotKeptAnyMore() {
        var run = run("bob");
        var jdbc = host.context.getBean(JdbcTemplate.class);
        jdbc.update("delete from asset_change where run_id = ?", run);
        jdbc.update("delete from run where id = ?", run);
        assertSays(loggedIn("vic").get("/runs/" + run), 404, "Look at the list of runs");
        assertSays(loggedIn("vic").get("/runs/" + run + "/progress"), 404, "Look at the list of runs");
        var operator = loggedIn("ann");
        assertSays(operator.post("/runs/" + run + "/discard", Map.of("all", "true")), 404, "Look at the list of runs");
    }

    /** The id of a run that has ended. */
    private static String run(String who) {
        var browser = loggedIn(who);
        var started = browser.call("POST", "/api/v1/connections/" + connection + "/runs", "{\"mode\": \"APPLY\"}");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        var id = ApiHost.JSON.readTree(started.body()).path("id").asString();
        ended(id);
        return id;
    }

    private static void ended(String run) {
        Awaitility.await()
                .until(() -> !host.get("/api/v1/runs/" + run).text("/state").equals("RUNNING"));
    }

    private static Browser loggedIn(String name) {
        var browser = new Browser(host);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static void assertSays(Page page, int status, String words) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(words).doesNotContain("??", "''");
    }
}
