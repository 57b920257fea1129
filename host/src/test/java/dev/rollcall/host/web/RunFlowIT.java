package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** People before a real browser while syncs run, by their roles, and by the keyboard alone. */
class RunFlowIT {
    /** So many at once that a person is asked. */
    private static final int GONE = 12;

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiCompany both;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Chromium browser;

    @BeforeAll
    static void start() {
        both = new ApiCompany(home);
        both.host.person("ada", "ADMIN");
        both.host.person("olga", "OPERATOR");
        both.host.person("vic", "VIEWER");
        both.host.post("/api/v1/connections/iru/activate");
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @BeforeEach
    void open() {
        browser = Chromium.open(both.host);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void showsHowFarARunIsAndItsResultByItself() {
        browser.logIn("olga");
        var held = both.held();
        browser.go("/runs/" + held.run().text("/id"));
        browser.awaitText("Reading: ");
        assertThat(browser.offers("Cancel the run")).isTrue();
        held.goOn().countDown();
        browser.awaitText("By rule");
        assertThat(browser.text()).contains("devices and").doesNotContain("Reading: ");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void isWorkedByTheKeyboardAlone() {
        browser.go("/login");
        browser.keys("olga", Keys.TAB, Browser.PASSWORD, Keys.ENTER);
        browser.waitFor("the integrations", () -> browser.path().equals("/integrations"));
        browser.keys(Keys.TAB);
        assertThat(browser.driver.switchTo().activeElement().getText()).isEqualTo("Skip to the content");
        var held = both.pause();
        browser.tabTo("Sync now");
        browser.keys(Keys.ENTER);
        browser.waitFor("the run", () -> browser.path().startsWith("/runs/"));
        browser.awaitText("Reading: ");
        browser.tabTo("Cancel the run");
        browser.keys(Keys.ENTER);
        held.countDown();
        browser.awaitText("Somebody stopped it between two changes.");
    }

    @Test
    void offersNobodyWhatTheirRoleMayNotDo() {
        var connection = both.host.get("/api/v1/connections/iru").text("/id");
        browser.logIn("vic");
        browser.go("/integrations");
        browser.awaitText("iru");
        for (var refused : List.of("Sync now", "Preview", "Settings", "Activate", "Deactivate", "Connect", "Audit")) {
            assertThat(browser.offers(refused)).as(refused).isFalse();
        }
        assertThat(browser.text()).doesNotContain(both.company.kandji().url().toString());
        assertThat(browser.forge("/connections/" + connection + "/sync")).isEqualTo(403);
        assertThat(browser.forge("/connections/" + connection + "/deactivate")).isEqualTo(403);
        browser.go("/connections/" + connection);
        browser.awaitText("vic has the role VIEWER, which does not allow this.");
    }

    @Test
    void offersAnOperatorSyncsAndNoSettings() {
        browser.logIn("olga");
        browser.go("/integrations");
        browser.awaitText("iru");
        assertThat(browser.offers("Sync now")).isTrue();
        for (var refused : List.of("Settings", "Deactivate", "Connect", "Platform", "Plugins")) {
            assertThat(browser.offers(refused)).as(refused).isFalse();
        }
    }

    @Test
    void leadsFromADeviceToItsSyncAndItsHistory() {
        both.ended(both.start("APPLY"));
        browser.logIn("olga");
        browser.go("/integrations");
        browser.press("Devices");
        browser.awaitText("As runs left them.");
        var serial = browser.one("main tbody a[href^='/assets/']").getText();
        browser.one("main tbody a[href^='/sync?']").click();
        browser.awaitText("The device " + serial);
        browser.press("Sync now");
        browser.awaitText("It has ended.");
        browser.go("/assets/" + serial);
        browser.awaitText("Seen by iru");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void asksBeforeWhatCantBeUndoneAndListsWhatWaits() {
        both.ended(both.start("APPLY"));
        both.company.kandji().vanish(GONE);
        var run = both.ended(both.start("APPLY"));
        assertThat(run.text("/state")).isEqualTo("HELD");
        browser.logIn("ada");
        browser.go("/integrations");
        browser.press("Look at it");
        browser.awaitText("wait for a person");
        browser.press("Choose single ones");
        browser.one("main tbody input[type=checkbox]").click();
        browser.press("Approve the chosen ones");
        browser.awaitText("All was read, and all that was decided is written.");
        browser.awaitText("Lifecycle end");
        browser.go("/runs/" + run.text("/id"));
        browser.one("button.btn-outline-danger[name=all]").click();
        browser.awaitText("The changes are discarded.");
        assertThat(browser.shows("button[name=all]")).isFalse();
    }
}
