package dev.rollcall.host.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.host.connection.ConnectionException.Reason;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.state.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections made, changed and deleted, on each database. */
@ParameterizedClass
@EnumSource(Database.class)
class ConnectionsTest {
    private final ConnectionHouse house;

    ConnectionsTest(Database database, @TempDir Path home) {
        house = new ConnectionHouse(database, home);
    }

    @Test
    void keepsWhatWasEntered() throws Exception {
        var policy = ConnectionHouse.policy("{\"goneAfterRuns\": 3, \"ignoredAccounts\": [\"Lab@example.com\"]}");
        var made = house.connections.create(new NewConnection(
                "acme",
                " Main office ",
                Optional.of(7),
                false,
                Map.of("apiUrl", "https://a.example.com", "apiToken", ConnectionHouse.TOKEN, "site", " "),
                policy,
                "0 0 3 * * *"));
        assertThat(house.connections.all()).containsExactly(made);
        assertThat(house.connections.get(made.id())).isEqualTo(made);
        assertThat(made.name()).isEqualTo("Main office");
        assertThat(made.rank()).isEqualTo(7);
        assertThat(made.active()).isFalse();
        assertThat(made.activatedAt()).isNull();
        assertThat(made.settings()).containsExactly(Map.entry("apiUrl", "https://a.example.com"));
        assertThat(made.secrets()).containsExactly("apiToken");
        assertThat(made.policy()).isEqualTo(policy);
        assertThat(made.schedule()).isEqualTo("0 0 3 * * *");
        assertThat(made.declared()).isFalse();
        assertThat(made.optInSince()).isNull();
        assertThat(made.addressChangedAt()).isNull();
        assertThat(made.version()).isEqualTo(1);
        assertThat(made.createdAt()).isEqualTo(house.instant()).isEqualTo(made.updatedAt());
    }

    @Test
    void givesOutTheSettingsWithTheirSecrets() throws Exception {
        var settings = house.connections.settings(house.made("One"));
        assertThat(settings.secret("apiToken").reveal()).isEqualTo(ConnectionHouse.TOKEN);
        assertThat(settings.url("apiUrl")).hasToString("https://one.example.com");
    }

    @Test
    void givesNoNewSecretToAnOldAddress() throws Exception {
        var old = house.made("One");
        house.change(
                old,
                ConnectionChange.NONE
                        .setting("apiUrl", "https://two.example.com")
                        .setting("apiToken", "new"));
        var settings = house.connections.settings(old);
        assertThat(settings.url("apiUrl")).hasToString("https://two.example.com");
        assertThat(settings.secret("apiToken").reveal()).isEqualTo("new");
    }

    @Test
    void findsByIdAndByNameInAnyCase() {
        var made = house.made("One");
        assertThat(house.connections.find(made.id())).contains(made);
        assertThat(house.connections.find(" oNE ")).contains(made);
        assertThat(house.connections.find("Two")).isEmpty();
    }

    @Test
    void namesTheConnectionsThereAre() {
        house.made("One");
        assertThatThrownBy(() -> house.connections.get("x"))
                .hasMessage("There is no connection 'x'. There are 'One'.")
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectionException.class))
                .extracting(ConnectionException::reason)
                .isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void keepsThemInOrderAndMovesWhoStandsInTheWay() throws Exception {
        var one = house.made("One");
        var two = house.made("Two");
        var three = house.made("Three");
        assertThat(ranks()).containsExactly("1 One", "2 Two", "3 Three");
        house.change(three, ConnectionChange.NONE.rank(1));
        assertThat(ranks()).containsExactly("1 Three", "2 One", "3 Two");
        assertThat(house.connections.get(one.id()).version()).isEqualTo(one.version() + 1);
        house.change(house.connections.get(two.id()), ConnectionChange.NONE.rank(9));
        assertThat(ranks()).containsExactly("1 Three", "2 One", "9 Two");
        house.made("Four");
        assertThat(ranks()).containsExactly("1 Three", "2 One", "9 Two", "10 Four");
    }

    @Test
    void tellsWhenItWasActivated() throws Exception {
        var made = house.made("One");
        assertThat(made.activatedAt()).isEqualTo(house.instant());
        house.later();
        var asleep = house.connections.deactivate(made.id());
        assertThat(asleep.active()).isFalse();
        assertThat(asleep.activatedAt()).isEqualTo(made.activatedAt());
        assertThat(house.connections.active()).isEmpty();
        var again = house.later();
        assertThat(house.connections.activate(made.id()).activatedAt()).isEqualTo(again);
        assertThat(house.connections.active()).hasSize(1);
    }

    @Test
    @DisplayName("R51 R33 the opt-in is dated from when it was last switched on")
    void datesTheOptIn() throws Exception {
        var made = house.connections.create(ConnectionHouse.acme("One").with(ConnectionHouse.optedIn()));
        assertThat(made.optInSince()).isEqualTo(house.instant());
        house.later();
        var other = house.change(
                made,
                ConnectionChange.NONE.policy(
                        ConnectionHouse.policy("{\"allowAssigneeUpdates\": true, \"goneAfterRuns\": 2}")));
        assertThat(other.optInSince()).isEqualTo(made.optInSince());
        var off = house.change(other, ConnectionChange.NONE.policy(Policy.DEFAULT));
        assertThat(off.optInSince()).isNull();
        var since = house.later();
        assertThat(house.change(off, ConnectionChange.NONE.policy(ConnectionHouse.optedIn()))
                        .optInSince())
                .isEqualTo(since);
    }

    @Test
    @DisplayName("R33 another address is dated, another secret is not")
    void datesAnotherAddress() throws Exception {
        var made = house.made("One");
        house.later();
        var rotated = house.change(made, ConnectionChange.NONE.setting("apiToken", "another"));
        assertThat(rotated.addressChangedAt()).isNull();
        assertThat(rotated.version()).isEqualTo(2);
        assertThat(house.connections.settings(rotated).secret("apiToken").reveal())
                .isEqualTo("another");
        var spelled = house.change(rotated, ConnectionChange.NONE.setting("apiUrl", "HTTPS://ONE.example.com:443/"));
        assertThat(spelled.addressChangedAt()).isNull();
        var moved = house.change(
                spelled,
                ConnectionChange.NONE
                        .setting("apiUrl", "https://two.example.com")
                        .setting("apiToken", "new"));
        assertThat(moved.addressChangedAt()).isEqualTo(house.instant());
    }

    @Test
    void refusesToSendAStoredSecretElsewhere() {
        var made = house.made("One");
        var moved = ConnectionChange.NONE.setting("apiUrl", "https://evil.example.org");
        assertThat(problems(() -> house.change(made, moved)))
                .containsExactly("settings.apiToken: The address changes, and a stored secret is not sent to another"
                        + " one. Enter the secret again.");
        assertThat(house.connections.all()).containsExactly(made);
    }

    @Test
    void refusesToSendAStoredSecretToAnotherTokenAddress() throws Exception {
        var made = house.connections.create(
                NewConnection.of("cloud", "C", Map.of("tenantId", "t-1", "clientSecret", ConnectionHouse.TOKEN)));
        assertThat(problems(() -> house.change(made, ConnectionChange.NONE.setting("tenantId", "t-2/..//x"))))
                .singleElement()
                .asString()
                .startsWith("settings.clientSecret: The address changes");
    }

    @Test
    void leavesAloneWhatIsNotNamed() throws Exception {
        var made = house.made("One");
        var changed = house.change(made, ConnectionChange.NONE.setting("site", "north"));
        assertThat(changed.settings()).containsEntry("site", "north").containsKey("apiUrl");
        assertThat(house.connections.settings(changed).secret("apiToken").reveal())
                .isEqualTo(ConnectionHouse.TOKEN);
        assertThat(house.change(changed, ConnectionChange.NONE.setting("site", ""))
                        .settings())
                .doesNotContainKey("site");
    }

    @Test
    void countsNoVersionWhereNothingDiffers() throws Exception {
        var made = house.made("One");
        house.later();
        assertThat(house.change(made, ConnectionChange.NONE.name("One").policy(Policy.DEFAULT)))
                .isEqualTo(made);
        assertThat(house.connections.activate(made.id())).isEqualTo(made);
    }

    @Test
    void refusesAChangeThoughtForAnotherVersion() throws Exception {
        var made = house.made("One");
        house.change(made, ConnectionChange.NONE.name("Uno"));
        assertThatThrownBy(() -> house.connections.change(
                        made.id(), ConnectionChange.NONE.name("Eins"), OptionalLong.of(made.version())))
                .hasMessageContaining("'Uno' was changed meanwhile")
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectionException.class))
                .extracting(ConnectionException::reason)
                .isEqualTo(Reason.OUTDATED);
        assertThat(house.connections.get(made.id()).name()).isEqualTo("Uno");
    }

    @Test
    void deletesWithTheSecrets() throws Exception {
        var made = house.made("One");
        house.connections.delete(made.id());
        assertThat(house.connections.all()).isEmpty();
        assertThat(house.database
                        .sql("select count(*) from connection_secret")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void goesOnWithoutThePluginWhereItIsNotNeeded() throws Exception {
        var made = house.connections.create(ConnectionHouse.acme("One").with(ConnectionHouse.optedIn()));
        house.providers.clear();
        assertThat(house.connections.all()).containsExactly(made);
        assertThat(house.change(made, ConnectionChange.NONE.policy(Policy.DEFAULT))
                        .optInSince())
                .isNull();
        assertThat(house.connections.deactivate(made.id()).active()).isFalse();
        assertThatThrownBy(() -> house.connections.settings(made))
                .hasMessage("The connection 'One' can't be used now: No plugin supplies the provider 'acme'."
                        + " Put its plugin into the plugins folder.")
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectionException.class))
                .extracting(ConnectionException::reason)
                .isEqualTo(Reason.UNUSABLE);
    }

    @Test
    void saysWhichKeyASecretNeeds(@TempDir Path other) throws Exception {
        var made = house.made("One");
        var stranger = new ConnectionHouse(house.source, SecretKeys.inFolder(other));
        assertThatThrownBy(() -> stranger.connections.settings(made))
                .hasMessageContaining("The secret 'apiToken' was encrypted with another key");
        var entered = stranger.change(made, ConnectionChange.NONE.setting("apiToken", "again"));
        assertThat(stranger.connections.settings(entered).secret("apiToken").reveal())
                .isEqualTo("again");
    }

    @Test
    void keepsOneTenantOncePerProviderHoweverManyCallAtOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            var tasks = IntStream.range(0, 8)
                    .mapToObj(number -> (Callable<Boolean>) () -> tries("Name " + number))
                    .toList();
            var made = 0;
            for (var result : pool.invokeAll(tasks)) {
                made += result.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
        assertThat(house.connections.all()).hasSize(1);
    }

    private boolean tries(String name) {
        try {
            house.connections.create(NewConnection.of(
                    "acme", name, Map.of("apiUrl", "https://same.example.com", "apiToken", ConnectionHouse.TOKEN)));
            return true;
        } catch (ConnectionException e) {
            return false;
        }
    }

    private List<String> ranks() {
        return house.connections.all().stream()
                .map(connection -> connection.rank() + " " + connection.name())
                .toList();
    }

    static List<String> problems(ThrowingCallable call) {
        return catchThrowableOfType(InvalidConnectionException.class, call).problems().stream()
                .map(ConnectionProblem::toString)
                .toList();
    }
}
