package dev.rollcall.host.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rollcall.host.state.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Secrets at rest, on each database. */
@ParameterizedClass
@EnumSource(Database.class)
class SecretsTest {
    private static final String SECRET = ConnectionHouse.TOKEN;

    private final ConnectionHouse house;
    private final Path home;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level level = Level.WARN;

    SecretsTest(Database database, @TempDir Path home) {
        this.home = home;
        house = new ConnectionHouse(database, home);
    }

    @BeforeEach
    void listen() {
        level = root().getLevel();
        root().setLevel(Level.DEBUG);
        log.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
        root().setLevel(level);
    }

    @Test
    void leavesNoSecretAnywhere() throws Exception {
        var said = new ArrayList<String>();
        var made = house.made("One");
        var entered = ConnectionHouse.acme("One");
        var change = ConnectionChange.NONE.setting("apiToken", SECRET);
        said.addAll(List.of(
                made.toString(),
                entered.toString(),
                change.toString(),
                house.connections.settings(made).toString(),
                house.change(made, change).toString()));
        said.add(failure(() -> house.connections.create(entered)));
        said.add(failure(
                () -> house.change(made, change.setting("apiUrl", "https://x y").name(""))));
        said.add(failure(() -> house.connections.create(NewConnection.of(
                "acme", "Two", Map.of("apiUrl", SECRET, "apiToken", SECRET, SECRET.substring(0, 3), SECRET)))));
        var declared = new DeclaredConnections(house.tools, () -> List.copyOf(house.providers), house.audit);
        var declaration =
                new Declaration("one", "acme", "", "x", "", Map.of("apiUrl", "-", "apiToken", SECRET), Map.of(), "");
        said.add(declaration.toString());
        said.add(failure(() -> declared.apply(List.of(declaration), "rollcall.yaml")));
        var stranger = new ConnectionHouse(house.source, SecretKeys.inFolder(home.resolve("elsewhere")));
        said.add(failure(() -> stranger.connections.settings(made)));
        log.list.forEach(event -> said.add(event.getFormattedMessage()));
        assertThat(log.list).isNotEmpty();
        assertThat(said).isNotEmpty().noneMatch(text -> text.contains(SECRET));
        assertThat(everyCell()).hasSizeGreaterThan(20).noneMatch(cell -> cell.contains(SECRET));
    }

    @Test
    void seesASecretInTheDatabase() throws Exception {
        var made = house.made("One");
        house.database
                .sql("update connection set schedule = :secret where id = :id")
                .param("secret", SECRET)
                .param("id", made.id())
                .update();
        assertThat(everyCell()).anyMatch(cell -> cell.contains(SECRET));
    }

    @Test
    void encryptsTheSameSecretDifferentlyEachTime() {
        house.made("One");
        house.made("Two");
        var stored = new ConnectionStore(house.database).secrets();
        assertThat(stored)
                .extracting(SealedSecret::ciphertext)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(stored).extracting(SealedSecret::keyId).containsOnly(key().id());
    }

    @Test
    void refusesACiphertextThatWasMoved() {
        var one = house.made("One");
        var two = house.made("Two");
        house.database
                .sql("delete from connection_secret where connection_id = :id")
                .param("id", two.id())
                .update();
        house.database
                .sql("update connection_secret set connection_id = :two where connection_id = :one")
                .param("one", one.id())
                .param("two", two.id())
                .update();
        assertThatThrownBy(() -> house.connections.settings(two)).hasMessageContaining("another key");
    }

    @Test
    void refusesWhatWasTamperedWith() {
        var sealed = SealedSecret.of(key(), "c", "k", SECRET);
        assertThat(sealed.open(key())).contains(SECRET);
        var bytes = Base64.getDecoder().decode(sealed.ciphertext());
        bytes[bytes.length - 1] ^= 1;
        var other = Base64.getEncoder().encodeToString(bytes);
        assertThat(new SealedSecret("c", "k", sealed.keyId(), other).open(key()))
                .isEmpty();
        assertThat(new SealedSecret("c", "other", sealed.keyId(), sealed.ciphertext()).open(key()))
                .isEmpty();
        assertThat(new SealedSecret("c", "k", sealed.keyId(), "AA").open(key())).isEmpty();
        assertThat(new SealedSecret("c", "k", sealed.keyId(), "?").open(key())).isEmpty();
        assertThat(sealed.open(DataKey.random())).isEmpty();
    }

    @Test
    void encryptsEverythingWithANewKeyInTheFile() throws Exception {
        var one = house.made("One");
        house.made("Two");
        var before = key().id();
        var result = new Rekeying(house.tools, Rekeying.OtherSecrets.NONE).rekey();
        assertThat(result).isEqualTo(new Rekeying.Result(2, Optional.of(home.resolve("secret.key"))));
        assertThat(new ConnectionStore(house.database).secrets())
                .extracting(SealedSecret::keyId)
                .containsOnly(key().id())
                .doesNotContain(before);
        assertThat(house.connections.settings(one).secret("apiToken").reveal()).isEqualTo(SECRET);
        var restarted = new ConnectionHouse(house.source, SecretKeys.inFolder(home));
        assertThat(restarted.connections.settings(one).secret("apiToken").reveal())
                .isEqualTo(SECRET);
        assertThat(home.resolve("secret.key.new")).doesNotExist();
    }

    @Test
    void readsEverythingAfterARekeyingThatEndedHalfway() throws Exception {
        var one = house.made("One");
        var old = Files.readString(home.resolve("secret.key"));
        new Rekeying(house.tools, Rekeying.OtherSecrets.NONE).rekey();
        Files.move(home.resolve("secret.key"), home.resolve("secret.key.new"));
        new KeyFile(home.resolve("secret.key")).write(DataKey.of(old, "test"));
        var restarted = new ConnectionHouse(house.source, SecretKeys.inFolder(home));
        assertThat(restarted.connections.settings(one).secret("apiToken").reveal())
                .isEqualTo(SECRET);
        var two = restarted.made("Two");
        new Rekeying(restarted.tools, Rekeying.OtherSecrets.NONE).rekey();
        var again = new ConnectionHouse(house.source, SecretKeys.inFolder(home));
        assertThat(again.connections.settings(one).secret("apiToken").reveal()).isEqualTo(SECRET);
        assertThat(again.connections.settings(two).secret("apiToken").reveal()).isEqualTo(SECRET);
    }

    @Test
    void changesNothingWhereASecretCannotBeDecrypted(@TempDir Path other) throws Exception {
        var one = house.made("One");
        var stranger = new ConnectionHouse(house.source, SecretKeys.inFolder(other));
        stranger.made("Two");
        var before = new ConnectionStore(house.database).secrets();
        assertThatThrownBy(() -> new Rekeying(stranger.tools, Rekeying.OtherSecrets.NONE).rekey())
                .hasMessageContaining("of the connection 'One' was encrypted with another key");
        assertThat(new ConnectionStore(house.database).secrets()).isEqualTo(before);
        assertThat(other.resolve("secret.key.new")).doesNotExist();
        assertThat(house.connections.settings(one).secret("apiToken").reveal()).isEqualTo(SECRET);
    }

    @Test
    void encryptsEverythingWithAKeyOfSomebodys() throws Exception {
        var first = DataKey.random().base64();
        var second = DataKey.random().base64();
        var configured = new ConnectionHouse(house.source, SecretKeys.configured(first));
        var made = configured.made("Three");
        assertThat(new Rekeying(configured.tools, Rekeying.OtherSecrets.NONE).rekey(second))
                .isEqualTo(new Rekeying.Result(1, Optional.empty()));
        var restarted = new ConnectionHouse(house.source, SecretKeys.configured(second));
        assertThat(restarted.connections.settings(made).secret("apiToken").reveal())
                .isEqualTo(SECRET);
    }

    private DataKey key() {
        return house.tools.keys().current();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static String failure(ThrowingCallable call) {
        var text = new StringWriter();
        catchThrowable(call).printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** All that is in any column of any table. */
    private List<String> everyCell() throws SQLException {
        var cells = new ArrayList<String>();
        try (var connection = house.source.getConnection();
                var tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                if (!tables.getString("TABLE_SCHEM").equalsIgnoreCase("public")) {
                    continue;
                }
                house
                        .database
                        .sql("select * from \"" + tables.getString("TABLE_NAME") + "\"")
                        .query()
                        .listOfRows()
                        .stream()
                        .flatMap(row -> row.values().stream())
                        .map(String::valueOf)
                        .forEach(cells::add);
            }
        }
        return cells;
    }
}
