package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.testkit.simulator.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How the first ADMIN comes to be. */
@ExtendWith(OutputCaptureExtension.class)
class FirstAdminTest {
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+(/first-admin\\?token=(\\S+))");
    private static final Map<String, String> TALKING = Map.of("logging.level.dev.rollcall.host.access", "info");

    @TempDir
    private Path home;

    private final SettableClock clock = new SettableClock();

    @Test
    void isMadeByTheLinkOfTheFirstStartOnce(CapturedOutput output) {
        try (var host = start(TALKING)) {
            var link = link(output);
            var browser = new Browser(host);
            assertThat(browser.get(link).status()).isEqualTo(200);
            var weak = send(browser, link, "ann", "short");
            assertThat(weak.status()).isEqualTo(422);
            assertThat(weak.body()).contains("fewer than 12 characters", "value=\"ann\"");
            assertThat(send(browser, link, "ann", Browser.PASSWORD).location()).endsWith("/login?made");
            assertThat(browser.logIn("ann", Browser.PASSWORD).location()).endsWith("/");
            assertThat(browser.get("/account").body()).contains("ADMIN");

            assertThat(browser.get(link).status()).isEqualTo(410);
            assertThat(send(browser, link, "ben", Browser.PASSWORD).status()).isEqualTo(410);
            assertThat(host.get("/api/v1/people").json().path("items").findValuesAsString("name"))
                    .containsExactly("ann");
        }
        var before = output.getAll().length();
        try (var again = start(TALKING)) {
            assertThat(again.get("/api/v1/people").status()).isEqualTo(200);
            assertThat(output.getAll().substring(before)).doesNotContain("first-admin");
        }
    }

    @Test
    void isMadeByNoOtherLinkAndNotAfterAnHour(CapturedOutput output) {
        try (var host = start(TALKING)) {
            var link = link(output);
            var browser = new Browser(host);
            browser.get(link);
            for (var wrong : new String[] {"/first-admin", "/first-admin?token=", link + "x"}) {
                assertThat(browser.get(wrong).status()).isEqualTo(410);
                assertThat(send(browser, wrong, "ann", Browser.PASSWORD).status())
                        .isEqualTo(410);
            }
            clock.advance(Duration.ofMinutes(59));
            assertThat(browser.get(link).status()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(1));
            assertThat(browser.get(link).status()).isEqualTo(410);
            assertThat(send(browser, link, "ann", Browser.PASSWORD).status()).isEqualTo(410);
            assertThat(host.get("/api/v1/people").json().path("items")).isEmpty();
        }
    }

    @Test
    void isNotMadeByTheLinkOnceThereIsOne(CapturedOutput output) {
        try (var host = start(TALKING)) {
            var link = link(output);
            host.person("ben", "ADMIN");
            assertThat(new Browser(host).get(link).status()).isEqualTo(410);
        }
    }

    @Test
    void isMadeByTheConfigurationOnce(CapturedOutput output) {
        var configured = Map.of(
                "rollcall.access.first-admin.name", "ann", "rollcall.access.first-admin.password", Browser.PASSWORD);
        try (var host = start(configured)) {
            assertThat(new Browser(host).logIn("ann", Browser.PASSWORD).location())
                    .endsWith("/");
            var id = host.get("/api/v1/people").text("/items/0/id");
            host.post("/api/v1/people/" + id + "/password", "{\"password\": \"other planted words 77\"}");
        }
        try (var host = start(configured)) {
            assertThat(new Browser(host).logIn("ann", Browser.PASSWORD).location())
                    .endsWith("/login?refused");
            assertThat(new Browser(host).logIn("ann", "other planted words 77").location())
                    .endsWith("/");
        }
        assertThat(output).doesNotContain(Browser.PASSWORD, "first-admin?token");
    }

    @Test
    void saysWhatIsWrongWithTheConfiguration() {
        assertThatThrownBy(() -> start(Map.of("rollcall.access.first-admin.name", "ann")))
                .hasStackTraceContaining("rollcall.access.first-admin.password can't be used. The password has fewer");
        assertThatThrownBy(() -> start(Map.of("rollcall.access.session.idle", "10s")))
                .hasStackTraceContaining("rollcall.access.session.idle is PT10S. Set it to");
        assertThatThrownBy(() -> start(Map.of("rollcall.access.public-url", "rollcall.example.com")))
                .hasStackTraceContaining("rollcall.access.public-url is no address of a host.");
    }

    private ApiHost start(Map<String, String> more) {
        return ApiHost.start(home, more, Optional.of(clock));
    }

    private static String link(CapturedOutput output) {
        var found = LINK.matcher(output.getAll());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Browser.Page send(Browser browser, String link, String name, String password) {
        var fields = new LinkedHashMap<String, String>();
        var token = link.indexOf("token=");
        fields.put("token", token < 0 ? "" : link.substring(token + 6));
        fields.put("name", name);
        fields.put("password", password);
        fields.put("again", password);
        return browser.post("/first-admin", fields);
    }
}
