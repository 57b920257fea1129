package dev.rollcall.host.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.host.EmbeddedDatabase;
import dev.rollcall.host.backup.Restoration.Options;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.NewConnection;
import dev.rollcall.host.connection.SecretKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class BackupTest {
    private static final Options PLAIN = new Options(false, false);
    private static final SourceSpec ACME = SourceSpec.provider("acme", "Acme MDM", "Acme ID")
            .documentation("https://example.com")
            .setting(Setting.url("apiUrl", "API URL").required())
            .setting(Setting.secret("apiToken", "API token").required())
            .address(settings -> settings.url("apiUrl"))
            .authentication(settings -> Authentication.bearer(settings.secret("apiToken")))
            .build();

    @TempDir
    private Path place;

    private Path home;
    private Path plugins;
    private Path file;
    private HikariDataSource source;
    private JdbcClient database;

    @BeforeEach
    void open() throws IOException {
        home = place.resolve("home");
        plugins = place.resolve("plugins");
        file = place.resolve("backup.zip");
        Files.createDirectories(plugins);
        Files.writeString(plugins.resolve("plugin-acme-1.jar"), "acme");
        Files.writeString(plugins.resolve("README.md"), "no plugin");
        source = EmbeddedDatabase.open(home);
        Flyway.configure().dataSource(source).load().migrate();
        database = JdbcClient.create(source);
        database.sql("create table debit (amount int)").update();
        database.sql("create table credit (amount int)").update();
    }

    @AfterEach
    void close() {
        source.close();
    }

    /** A transaction writes to both tables; a copy of any other moment than between two would show it. */
    @Test
    void holdsOneMomentOfAStateThatIsWrittenTo() throws Exception {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        var isOver = new AtomicBoolean();
        var written = new AtomicInteger();
        var writer = Executors.newSingleThreadExecutor();
        try {
            var writing = writer.submit(() -> {
                while (!isOver.get()) {
                    transactions.executeWithoutResult(status -> {
                        database.sql("insert into debit values (1)").update();
                        database.sql("insert into credit values (1)").update();
                    });
                    written.incrementAndGet();
                }
            });
            Awaitility.await().until(() -> written.get() > 100);
            var before = written.get();
            backUp();
            var after = written.get();
            isOver.set(true);
            writing.get();
            assertThat(after).isGreaterThan(before);
            restore(place.resolve("other"), PLAIN);
            try (var other = EmbeddedDatabase.open(place.resolve("other"))) {
                assertThat(count(other, "debit"))
                        .isEqualTo(count(other, "credit"))
                        .isBetween(before, after + 1);
            }
        } finally {
            isOver.set(true);
            writer.shutdownNow();
        }
    }

    @Test
    void leavesNothingBesideTheDatabase() throws Exception {
        backUp();
        assertThat(names(home)).containsExactly("rollcall.mv.db");
        restore(place.resolve("other"), PLAIN);
        assertThat(names(place.resolve("other"))).containsExactly("rollcall.mv.db");
    }

    @Test
    void fillsAFolderWithoutPluginsAndLeavesOthersAsTheyAre() throws Exception {
        backUp();
        var empty = place.resolve("empty");
        var into = new Restoration(target(place.resolve("a"), empty), PLAIN).restore(file);
        assertThat(into.plugins()).isEqualTo(1);
        assertThat(into.missing()).isEmpty();
        assertThat(names(empty)).containsExactly("plugin-acme-1.jar");
        assertThat(empty.resolve("plugin-acme-1.jar")).hasContent("acme");

        var full = Files.createDirectories(place.resolve("full"));
        Files.writeString(full.resolve("plugin-acme-2.jar"), "newer");
        var beside = new Restoration(target(place.resolve("b"), full), PLAIN).restore(file);
        assertThat(beside.plugins()).isZero();
        assertThat(beside.missing()).containsExactly("plugin-acme-1.jar");
        assertThat(names(full)).containsExactly("plugin-acme-2.jar");
    }

    @Test
    void refusesWhileAHostHasTheDatabaseOpen() throws Exception {
        backUp();
        assertThatThrownBy(() -> restore(home, new Options(true, false)))
                .hasMessageContaining("Stop it, and restore then.");
    }

    @Test
    void replacesADatabaseOnlyWhenToldAndKeepsIt() throws Exception {
        backUp();
        database.sql("insert into debit values (1)").update();
        source.close();
        assertThatThrownBy(() -> restore(home, PLAIN))
                .hasMessageContaining("not empty")
                .hasMessageContaining("--replace");
        var result = restore(home, new Options(true, false));
        assertThat(result.replaced()).isPresent();
        try (var restored = EmbeddedDatabase.open(home)) {
            assertThat(count(restored, "debit")).isZero();
        }
        Files.move(
                result.replaced().orElseThrow(), home.resolve("rollcall.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        try (var kept = EmbeddedDatabase.open(home)) {
            assertThat(count(kept, "debit")).isEqualTo(1);
        }
    }

    @Test
    void asksForTheKeyThatItsSecretsNeed() throws Exception {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        var tools = new Connections.Tools(database, transactions, SecretKeys.inFolder(home), Clock.systemUTC());
        new Connections(tools, () -> List.of(ACME))
                .create(NewConnection.of(
                        "acme", "Acme", Map.of("apiUrl", "https://acme.example.com", "apiToken", "planted")));
        backUp();
        assertThat(Files.readAllBytes(file)).asString().doesNotContain("secret.key");
        var other = place.resolve("other");
        assertThatThrownBy(() -> restore(other, PLAIN))
                .hasMessageContaining("another key")
                .hasMessageContaining("--without-key");
        assertThat(names(other)).isEmpty();
        assertThat(restore(other, new Options(false, true)).lostSecrets()).isTrue();

        var withKey = Files.createDirectories(place.resolve("with-key"));
        Files.copy(home.resolve("secret.key"), withKey.resolve("secret.key"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(restore(withKey, PLAIN).lostSecrets()).isFalse();
    }

    @Test
    void refusesWhatANewerRollcallMade() throws Exception {
        database.sql("insert into \"flyway_schema_history\" select 999, '999', 'later', \"type\", 'V999__later.sql',"
                        + " \"checksum\", \"installed_by\", \"installed_on\", \"execution_time\", true from"
                        + " \"flyway_schema_history\" where \"version\" = '1'")
                .update();
        backUp();
        assertThatThrownBy(() -> restore(place.resolve("other"), PLAIN)).hasMessageContaining("newer Rollcall");
    }

    @Test
    void refusesWhatIsNoWholeBackup() throws Exception {
        backUp();
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1000));
        refuses("no backup");
        Files.writeString(file, "text");
        refuses("no backup");
        write(Map.of("other.txt", "x"));
        refuses("no backup");
        write(Map.of(Manifest.MANIFEST, "{\"format\": 2, \"version\": \"9\", \"madeAt\": \"2026-11-26T12:00:00Z\"}"));
        refuses("format");
        write(Map.of(Manifest.MANIFEST, "{\"format\": 1, \"version\": \"9\", \"madeAt\": \"2026-11-26T12:00:00Z\"}"));
        refuses("no backup");
        Files.delete(file);
        refuses("can't be read");
    }

    @Test
    void takesNoPluginOfAnotherFolder() throws Exception {
        write(Map.of(
                Manifest.MANIFEST,
                "{\"format\": 1, \"version\": \"9\", \"madeAt\": \"2026-11-26T12:00:00Z\"}",
                "plugins/../../evil.jar",
                "x",
                "plugins/good-1.jar",
                "x"));
        try (var archive = Archive.open(file)) {
            assertThat(archive.plugins()).containsExactly("good-1.jar");
        }
    }

    @Test
    void leavesPostgreSqlToItsOwnTools() {
        var backups = new Backups(database, new Backups.Place(home, plugins, false), Instant::now);
        assertThatThrownBy(backups::make).hasMessageContaining("pg_dump");
    }

    private void refuses(String why) {
        var other = place.resolve("other");
        assertThatThrownBy(() -> restore(other, PLAIN))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining(why);
        assertThat(Files.exists(other.resolve("rollcall.mv.db"))).isFalse();
    }

    private void backUp() throws Exception {
        var backups = new Backups(database, new Backups.Place(home, plugins, true), Instant::now);
        var out = new ByteArrayOutputStream();
        try (var backup = backups.make()) {
            backup.writeTo(out);
        }
        Files.write(file, out.toByteArray());
    }

    private void write(Map<String, String> entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private Restoration.Result restore(Path to, Options options) throws BackupException {
        return new Restoration(target(to, plugins), options).restore(file);
    }

    private static Restoration.Target target(Path to, Path plugins) {
        return new Restoration.Target(to, plugins, SecretKeys.inFolder(to));
    }

    private static int count(HikariDataSource source, String table) {
        return JdbcClient.create(source)
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
