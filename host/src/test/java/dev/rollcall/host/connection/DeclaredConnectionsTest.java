package dev.rollcall.host.connection;

import static dev.rollcall.host.connection.ConnectionsTest.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rollcall.host.audit.AuditEntry;
import dev.rollcall.host.connection.ConnectionException.Reason;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.state.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that a file declares, on each database. */
@ParameterizedClass
@EnumSource(Database.class)
class DeclaredConnectionsTest {
    private static final Map<String, Object> OPTED_IN = Map.of("allow-assignee-updates", "true");

    private final ConnectionHouse house;
    private final DeclaredConnections declared;

    DeclaredConnectionsTest(Database database, @TempDir Path home) {
        house = new ConnectionHouse(database, home);
        declared = new DeclaredConnections(house.tools, () -> List.copyOf(house.providers), house.audit);
    }

    @Test
    void storesWhatIsDeclared() throws Exception {
        apply(new Declaration(
                "one",
                "acme",
                "Main office",
                "3",
                "false",
                Map.of("api-url", "https://one.example.com", "APITOKEN", ConnectionHouse.TOKEN),
                Map.of(
                        "gone-after-runs",
                        "2",
                        "ignoredAccounts",
                        Map.of("0", "lab@example.com"),
                        "guardrail",
                        Map.of("window", "36h", "ends", Map.of("over", 9))),
                "0 0 3 * * *"));
        var stored = only();
        assertThat(stored.name()).isEqualTo("Main office");
        assertThat(stored.rank()).isEqualTo(3);
        assertThat(stored.active()).isFalse();
        assertThat(stored.declared()).isTrue();
        assertThat(stored.schedule()).isEqualTo("0 0 3 * * *");
        assertThat(stored.policy().goneAfterRuns()).isEqualTo(2);
        assertThat(stored.policy().ignoredAccounts()).containsExactly("lab@example.com");
        assertThat(stored.policy().guardrail().window()).isEqualTo(Duration.ofHours(36));
        assertThat(stored.policy().guardrail().ends().over()).isEqualTo(9);
        assertThat(house.connections.settings(stored).secret("apiToken").reveal())
                .isEqualTo(ConnectionHouse.TOKEN);
    }

    @Test
    void changesNothingWhenTheSameIsDeclaredAgain() throws Exception {
        apply(one());
        var first = only();
        house.later();
        apply(one());
        assertThat(only()).isEqualTo(first);
        assertThat(house.connections.settings(only()).secret("apiToken").reveal())
                .isEqualTo(ConnectionHouse.TOKEN);
    }

    @Test
    void takesOverASecretThatChanged() throws Exception {
        apply(one());
        apply(declaration("one", "https://one.example.com", "rotated", Map.of()));
        assertThat(only().version()).isEqualTo(2);
        assertThat(only().addressChangedAt()).isNull();
        assertThat(house.connections.settings(only()).secret("apiToken").reveal())
                .isEqualTo("rotated");
    }

    @Test
    @DisplayName("R33 a declared address that changed is dated")
    void datesAnotherAddress() throws Exception {
        apply(one());
        var now = house.later();
        apply(declaration("one", "https://two.example.com", ConnectionHouse.TOKEN, Map.of()));
        assertThat(only().addressChangedAt()).isEqualTo(now);
    }

    @Test
    void refusesChangesElsewhere() throws Exception {
        apply(one());
        var stored = only();
        assertThatThrownBy(() -> house.change(stored, ConnectionChange.NONE.name("Other")))
                .hasMessage("The connection 'one' is declared in rollcall.yaml. Change it there, under"
                        + " rollcall.connections.one, and start the host anew.")
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectionException.class))
                .extracting(ConnectionException::reason)
                .isEqualTo(Reason.DECLARED);
        assertThatThrownBy(() -> house.connections.delete(stored.id())).hasMessageContaining("rollcall.yaml");
        assertThatThrownBy(() -> house.connections.deactivate(stored.id())).hasMessageContaining("rollcall.yaml");
        assertThat(only()).isEqualTo(stored);
    }

    @Test
    void letsGoOfWhatIsDeclaredNoMore() throws Exception {
        apply(one());
        apply();
        var freed = only();
        assertThat(freed.active()).isFalse();
        assertThat(freed.declared()).isFalse();
        assertThat(house.change(freed, ConnectionChange.NONE.name("Mine")).name())
                .isEqualTo("Mine");
        assertThat(trail()).containsExactly("connection no longer declared");
    }

    @Test
    void takesOverAConnectionOfThatName() throws Exception {
        var made = house.made("One");
        apply(one());
        assertThat(only().id()).isEqualTo(made.id());
        assertThat(only().declared()).isTrue();
    }

    @Test
    void keepsAConnectionWhoseKeyWasRenamed() throws Exception {
        apply(one());
        var id = only().id();
        apply(declaration("uno", "https://one.example.com", ConnectionHouse.TOKEN, Map.of()));
        assertThat(only().id()).isEqualTo(id);
        assertThat(only().name()).isEqualTo("uno");
    }

    @Test
    void letsTwoExchangeTheirNames() throws Exception {
        apply(named("a", "First", "a"), named("b", "Second", "b"));
        var first = house.connections.find("First").orElseThrow().id();
        apply(named("a", "Second", "a"), named("b", "First", "b"));
        assertThat(house.connections.find("Second").orElseThrow().id()).isEqualTo(first);
    }

    @Test
    void givesADeclaredRankAndMovesTheOthers() throws Exception {
        house.made("Mine");
        apply(new Declaration("one", "acme", "", "1", "", settings("one"), Map.of(), ""));
        assertThat(house.connections.all())
                .extracting(connection -> connection.rank() + " " + connection.name())
                .containsExactly("1 one", "2 Mine");
        var mine = house.connections.find("Mine").orElseThrow();
        assertThat(problems(() -> house.change(mine, ConnectionChange.NONE.rank(1))))
                .containsExactly("rank: The connection 'one' has that rank, and rollcall.yaml declares it. Choose"
                        + " another rank, or change it there.");
    }

    @Test
    @DisplayName("R51 a declared opt-in is dated and audited when it changes, and only then")
    void auditsTheOptIn() throws Exception {
        apply(one());
        assertThat(trail()).isEmpty();
        var since = house.later();
        apply(declaration("one", "https://one.example.com", ConnectionHouse.TOKEN, OPTED_IN));
        assertThat(only().optInSince()).isEqualTo(since);
        house.later();
        apply(declaration("one", "https://one.example.com", ConnectionHouse.TOKEN, OPTED_IN));
        assertThat(only().optInSince()).isEqualTo(since);
        apply(one());
        assertThat(only().optInSince()).isNull();
        assertThat(house.audit.entries())
                .extracting(AuditEntry::who, AuditEntry::what, AuditEntry::details, AuditEntry::at)
                .containsExactly(
                        tuple(
                                "rollcall.yaml, SHA-256 00",
                                "opt-in switched on",
                                "Allow MDM to update assignee, connection 'one'.",
                                since),
                        tuple(
                                "rollcall.yaml, SHA-256 00",
                                "opt-in switched off",
                                "Allow MDM to update assignee, connection 'one'.",
                                house.instant()));
    }

    @Test
    void tellsEverythingThatIsWrongAndStoresNothing() {
        var before = house.made("Mine");
        var wrong = new Declaration(
                "one",
                "acme",
                "",
                "first",
                "perhaps",
                Map.of("apiUrl", "https://mine.example.com", "apiToken", "${ACME_TOKEN}"),
                Map.of("gone-after-runs", "0", "create-users", "true", "guardrail", "off"),
                "daily");
        var sameTenant = declaration("two", "https://mine.example.com", "x", Map.of());
        assertThat(problems(() -> apply(wrong, sameTenant, named("three", "TWO", "three"))))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "one.active",
                        "one.rank",
                        "one.schedule",
                        "one.policy.goneAfterRuns",
                        "one.policy.guardrail",
                        "one.settings.apiToken",
                        "two.settings",
                        "three.name");
        assertThat(house.connections.all()).containsExactly(before);
        assertThat(house.audit.entries()).isEmpty();
    }

    @Test
    void refusesANewOneWhosePluginIsNotThere() {
        house.providers.clear();
        assertThat(problems(() -> apply(one())))
                .containsExactly("one.provider: No plugin supplies the provider 'acme'. Put its plugin into the plugins"
                        + " folder.");
    }

    @Test
    void keepsAStoredOneWhosePluginIsAway() throws Exception {
        apply(one());
        house.providers.clear();
        apply(declaration("one", "https://two.example.com", "other", OPTED_IN));
        assertThat(only().settings()).containsEntry("apiUrl", "https://one.example.com");
        assertThat(only().policy().allowAssigneeUpdates()).isTrue();
        house.providers.add(ConnectionHouse.ACME);
        assertThat(house.connections.settings(only()).secret("apiToken").reveal())
                .isEqualTo(ConnectionHouse.TOKEN);
    }

    @Test
    void refusesAnotherProviderUnderTheSameKey() throws Exception {
        apply(one());
        var other =
                new Declaration("one", "cloud", "", "", "", Map.of("tenantId", "t", "clientSecret", "s"), Map.of(), "");
        assertThat(problems(() -> apply(other)))
                .containsExactly("one.provider: The connection 'one' is one of acme, and a connection keeps its"
                        + " provider. Declare this one under another key and name.");
    }

    @Test
    void releasesWhatIsDeclaredNoMoreAlsoWhileItsPluginIsAway() throws Exception {
        apply(one());
        house.providers.remove(ConnectionHouse.ACME);
        apply();
        assertThat(only().declared()).isFalse();
        assertThat(only().active()).isFalse();
    }

    @Test
    void storesSecretsAnewThatCannotBeDecrypted(@TempDir Path other) throws Exception {
        apply(one());
        var stranger = new ConnectionHouse(house.source, SecretKeys.inFolder(other));
        new DeclaredConnections(stranger.tools, () -> List.of(ConnectionHouse.ACME), stranger.audit)
                .apply(List.of(one()), "rollcall.yaml");
        assertThat(stranger.connections.settings(only()).secret("apiToken").reveal())
                .isEqualTo(ConnectionHouse.TOKEN);
    }

    @Test
    void hasTheDefaultPolicyWhereNoneIsDeclared() throws Exception {
        apply(one());
        assertThat(only().policy()).isEqualTo(Policy.DEFAULT);
        assertThat(only().active()).isTrue();
        assertThat(Optional.ofNullable(only().activatedAt())).contains(house.instant());
    }

    private void apply(Declaration... declarations) throws InvalidConnectionException {
        declared.apply(List.of(declarations), "rollcall.yaml, SHA-256 00");
    }

    private ConfiguredConnection only() {
        assertThat(house.connections.all()).hasSize(1);
        return house.connections.all().get(0);
    }

    private List<String> trail() {
        return house.audit.entries().stream().map(AuditEntry::what).toList();
    }

    private static Declaration one() {
        return declaration("one", "https://one.example.com", ConnectionHouse.TOKEN, Map.of());
    }

    private static Declaration declaration(String key, String url, String token, Map<String, Object> policy) {
        return new Declaration(key, "acme", "", "", "", Map.of("apiUrl", url, "apiToken", token), policy, "");
    }

    private static Declaration named(String key, String name, String host) {
        return new Declaration(key, "acme", name, "", "", settings(host), Map.of(), "");
    }

    private static Map<String, String> settings(String host) {
        return Map.of("apiUrl", "https://" + host + ".example.com", "apiToken", ConnectionHouse.TOKEN);
    }
}
