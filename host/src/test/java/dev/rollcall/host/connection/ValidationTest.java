package dev.rollcall.host.connection;

import static dev.rollcall.host.connection.ConnectionsTest.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.state.Database;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {
    @TempDir
    private Path home;

    private ConnectionHouse house;

    @BeforeEach
    void open() {
        house = new ConnectionHouse(Database.H2, home);
    }

    @Test
    void findsEverythingAtOnceAndStoresNothing() {
        house.made("One");
        var policy = ConnectionHouse.policy(
                "{\"unknownDevices\": \"CREATE\", \"createUsers\": true," + " \"includePersonal\": true}");
        var contradictory = new Policy(
                false,
                true,
                Policy.UnknownDevices.EXISTING_ONLY,
                true,
                true,
                false,
                false,
                1,
                policy.ignoredAccounts(),
                policy.guardrail());
        var entered = new NewConnection(
                "acme",
                "oNe",
                Optional.of(0),
                true,
                Map.of("apiUrl", "nowhere", "speed", "9"),
                contradictory,
                "every day");
        assertThat(problems(() -> house.connections.create(entered)))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "name",
                        "rank",
                        "schedule",
                        "policy.createUsers",
                        "policy.includePersonal",
                        "settings.apiUrl",
                        "settings.apiToken",
                        "settings.speed");
        assertThat(house.connections.all()).hasSize(1);
    }

    @Test
    void namesTheProvidersThereAre() {
        assertThat(problems(() -> house.connections.create(NewConnection.of("acmee", "One", Map.of()))))
                .containsExactly("provider: No plugin supplies the provider 'acmee'. Available are acme, cloud; or put"
                        + " its plugin into the plugins folder.");
    }

    @Test
    void refusesABlankName() {
        assertThat(problems(() -> house.connections.create(NewConnection.of("acme", " ", Map.of()))))
                .contains("name: The name is blank. Enter a name for people.");
    }

    @Test
    void asksThePluginForRulesBetweenSettings() {
        var entered = NewConnection.of(
                "acme",
                "One",
                Map.of("apiUrl", "https://a.example.com", "apiToken", ConnectionHouse.TOKEN, "site", "nowhere"));
        assertThat(problems(() -> house.connections.create(entered)))
                .containsExactly("settings.site: Site: There is no such site. Enter another.");
    }

    @Test
    void refusesTheSameTenantTwiceHoweverItIsSpelled() {
        house.made("One");
        for (var address :
                new String[] {"https://one.example.com", "HTTPS://One.Example.com:443/", "https://one.example.com.//"
                }) {
            var again = NewConnection.of("acme", "Two", Map.of("apiUrl", address, "apiToken", "x"));
            assertThat(problems(() -> house.connections.create(again)))
                    .as(address)
                    .containsExactly("settings: The connection 'One' leads to the same tenant. Change that one, or"
                            + " delete it first.");
        }
    }

    @Test
    void tellsTenantsBehindOneAddressApart() throws Exception {
        var first = Map.of("tenantId", "t-1", "clientSecret", ConnectionHouse.TOKEN);
        house.connections.create(NewConnection.of("cloud", "One", first));
        house.connections.create(
                NewConnection.of("cloud", "Two", Map.of("tenantId", "t-2", "clientSecret", ConnectionHouse.TOKEN)));
        assertThat(problems(() -> house.connections.create(NewConnection.of("cloud", "Three", first))))
                .singleElement()
                .asString()
                .contains("'One' leads to the same tenant");
    }

    @Test
    void refusesAScheduleThatNeverComesDue() {
        var made = house.made("One");
        assertThat(problems(() -> house.change(made, ConnectionChange.NONE.schedule("0 0 3 31 2 *"))))
                .containsExactly("schedule: '0 0 3 31 2 *' is no cron expression that ever comes due. Enter six fields,"
                        + " as in '0 0 3 * * *' for every day at three.");
    }

    @Test
    void refusesAScheduleInNoTimeZone() {
        var made = house.made("One");
        assertThat(problems(() -> house.change(made, ConnectionChange.NONE.schedule("0 0 3 * * * Middle/Earth"))))
                .containsExactly(
                        "schedule: There is no time zone 'Middle/Earth'. Enter one as 'Europe/Berlin' after the"
                                + " six fields, or none for UTC.");
    }

    @Test
    void survivesAPluginThatFails() {
        house.providers.add(SourceSpec.provider("broken", "Broken", "Broken ID")
                .documentation("https://example.com")
                .address(settings -> URI.create("https://example.com"))
                .rules(settings -> {
                    throw new IllegalStateException(ConnectionHouse.TOKEN);
                })
                .build());
        assertThat(problems(() -> house.connections.create(NewConnection.of("broken", "One", Map.of()))))
                .containsExactly("settings: The plugin failed on these settings (IllegalStateException). Look them"
                        + " through, and report it to the plugin's vendor.");
    }

    @Test
    void refusesWhatADatabaseCannotHold() {
        var entered = NewConnection.of(
                "acme",
                "One",
                Map.of("apiUrl", "https://a.example.com", "apiToken", "a\0b", "site", "x".repeat(16_001)));
        assertThat(problems(() -> house.connections.create(entered))).hasSize(2);
    }
}
