package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from a link of the platform's pages to a sync, on a whole host. */
class SyncPageIT {
    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    private static String iru = "";

    @BeforeAll
    static void open() {
        house = new CompanyHost(home, 20);
        iru = activated(house.connect(house.company.kandji(), "Acme Iru"));
        activated(house.connect(house.company.jamf(), "Acme Jamf"));
        house.api.person("ann", "OPERATOR");
        house.api.person("vic", "VIEWER");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void showsWhatWouldBeSyncedAndStartsItByTheButtonAlone() {
        var serial = house.company.kandji().devices().findFirst().orElseThrow().serial();
        var browser = loggedIn("ann");
        var before = house.items("/api/v1/runs").size();

        var page = browser.get("/sync?serial=" + serial);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("The device " + serial, "Acme Iru", "Acme Jamf", "Sync now");
        assertThat(house.items("/api/v1/runs")).hasSize(before);

        var started = browser.post("/sync", Map.of("serial", serial));
        assertThat(started.status()).as(started.body()).isEqualTo(302);
        assertThat(house.items("/api/v1/runs?mode=APPLY_DEVICE")).hasSize(2).allSatisfy(run -> {
            assertThat(run.path("device").asString()).isEqualTo(serial);
            assertThat(run.path("initiator").asString()).isEqualTo("ann");
        });
        var ended = ended(browser, started.location());
        assertThat(ended).contains(serial + " by Acme Iru", "succeeded").doesNotContain("??", "http-equiv");
        assertThat(house.audited()).contains("sync started on its page");
    }

    @Test
    void startsASyncOfAConnection() {
        var browser = loggedIn("ann");
        assertThat(browser.get("/sync?connection=Acme%20Iru").body())
                .contains("All devices of Acme Iru")
                .doesNotContain("Acme Jamf");

        var started = browser.post("/sync", Map.of("connection", iru));

        assertThat(ended(browser, started.location())).contains("Acme Iru", "devices and", "assets read");
    }

    @Test
    void tellsAViewerWhyThereIsNoButton() {
        assertThat(loggedIn("vic").get("/sync?connection=Acme%20Iru").body())
                .contains("Your role, VIEWER, may look at syncs and not start them.")
                .doesNotContain("Sync now");
    }

    private static String ended(Browser browser, String location) {
        var path = location.substring(location.indexOf("/sync/"));
        return Awaitility.await().until(() -> browser.get(path).body(), body -> body.contains("It has ended."));
    }

    private static Browser loggedIn(String name) {
        var browser = new Browser(house.api);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static String activated(ApiHost.Answer connection) {
        var id = connection.text("/id");
        house.api.post("/api/v1/connections/" + id + "/activate");
        return id;
    }
}
