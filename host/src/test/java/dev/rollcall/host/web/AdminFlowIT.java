package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.plugin.PluginJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an ADMIN does beside syncs, before a real browser, on a host without a plugin and without a platform. */
class AdminFlowIT {
    @TempDir
    private static Path home;

    @TempDir
    private static Path elsewhere;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Chromium ada;

    @BeforeAll
    static void start() {
        host = ApiHost.start(home, Map.of());
        host.person("ada", "ADMIN");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void open() {
        ada = Chromium.open(host);
        ada.logIn("ada");
    }

    @AfterEach
    void close() {
        ada.close();
    }

    @Test
    void bringsAPluginInAndTakesItOutAgain() throws IOException {
        var jar = PluginJar.plugin("alpha").version("1.0.0").writeTo(elsewhere.resolve("alpha.jar"));
        ada.go("/integrations");
        ada.press("To the plugins");
        ada.one("#file").sendKeys(jar.toAbsolutePath().toString());
        ada.press("Install");
        ada.awaitText("The plugin alpha 1.0.0 is installed.");
        assertUsable();
        ada.go("/integrations");
        ada.awaitText("Made up alpha");
        ada.go("/plugins/alpha");
        ada.press("Disable it");
        ada.awaitText("The plugin alpha 1.0.0 is disabled.");
        ada.go("/plugins/alpha");
        ada.press("Enable it");
        ada.awaitText("The plugin alpha 1.0.0 is in use again.");
        ada.go("/plugins/alpha");
        ada.press("Remove it …");
        assertUsable();
        ada.press("Remove it for good");
        ada.awaitText("The plugin alpha is removed.");
        ada.go("/integrations");
        assertThat(ada.text()).doesNotContain("Made up alpha");
        assertThat(ada.complaints()).isEmpty();
    }

    @Test
    void letsSomebodyInWhoMayThenLogIn() {
        ada.go("/people");
        ada.type("name", "olga");
        ada.choose("role", "OPERATOR");
        ada.type("password", Browser.PASSWORD);
        ada.type("again", Browser.PASSWORD);
        ada.press("Add the person");
        ada.awaitText("olga may log in now.");
        ada.press("Log out");
        ada.awaitText("You are logged out.");
        ada.logIn("olga");
        ada.awaitText("There is nothing to see or to sync before an ADMIN has done this.");
        assertThat(ada.offers("Audit")).isFalse();
    }

    @Test
    void showsATokenOnceAndKeepsTheTrail() {
        ada.go("/tokens");
        ada.type("name", "nightly script");
        ada.choose("role", "OPERATOR");
        ada.press("Make the token");
        ada.awaitText("It is shown this once and kept nowhere");
        var value = Objects.requireNonNull(ada.one("#value").getDomProperty("value"));
        assertThat(host.with(value, "GET", "/api/v1/me", null).status()).isEqualTo(200);
        assertUsable();
        ada.go("/tokens");
        assertThat(ada.text()).contains("nightly script");
        assertThat(ada.driver.getPageSource()).doesNotContain(value);
        ada.go("/audit");
        ada.press("Verify the chain");
        ada.awaitText("Verify it again");
        assertUsable();
    }

    /** A state that only an action leads to is for everybody, too. */
    private void assertUsable() {
        assertThat(ada.violations()).isEmpty();
    }
}
