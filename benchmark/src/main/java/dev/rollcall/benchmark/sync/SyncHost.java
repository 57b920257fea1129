package dev.rollcall.benchmark.sync;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.host.EmbeddedDatabase;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.NewConnection;
import dev.rollcall.host.connection.PolicyText;
import dev.rollcall.host.connection.SecretKeys;
import dev.rollcall.host.journal.AssetMemory;
import dev.rollcall.host.journal.Changes;
import dev.rollcall.host.journal.Claims;
import dev.rollcall.host.journal.ComparisonStore;
import dev.rollcall.host.journal.DetailStore;
import dev.rollcall.host.journal.Instances;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.journal.SightingStore;
import dev.rollcall.host.plugin.PluginLimits;
import dev.rollcall.host.plugin.PluginOptions;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.SyncException;
import dev.rollcall.host.sync.Syncs;
import dev.rollcall.http.OutboundHttp;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The host without its server: real plugin, real adapter, its state in an H2 file, and one connection to an Iru. */
final class SyncHost implements AutoCloseable {
    private final HikariDataSource database;
    private final Plugins plugins;
    private final AssetPlatform platform;
    private final Notebook notebook;
    private final Syncs syncs;
    private final String connection;

    /**
     * What it works with.
     *
     * @param home an empty folder for its state
     * @param plugins the folder with the provider's plugin
     * @param http closed by the caller
     * @param platform closed with the host
     * @param kandji what would be entered to connect to Iru
     */
    record Setup(Path home, Path plugins, OutboundHttp http, AssetPlatform platform, Map<String, String> kandji) {}

    SyncHost(Setup setup) throws ConnectionException {
        database = database(setup.home);
        Flyway.configure().dataSource(database).load().migrate();
        plugins = new Plugins(new PluginOptions(setup.plugins, PluginLimits.DEFAULT));
        plugins.scan();
        platform = setup.platform;
        var client = JdbcClient.create(database);
        var jdbc = new JdbcTemplate(database);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        var clock = Clock.systemUTC();
        var connections = new Connections(
                new Connections.Tools(client, transactions, SecretKeys.inFolder(setup.home), clock),
                plugins::providers);
        var instances = new Instances(client, clock, false);
        notebook = new Notebook(
                new Runs(client),
                new Changes(jdbc),
                new SightingStore(jdbc, transactions),
                new AssetMemory(client, transactions),
                new DetailStore(jdbc, transactions),
                new ComparisonStore(jdbc, transactions),
                instances,
                new Claims(client, instances),
                transactions);
        syncs = new Syncs(
                new Syncs.Neighbours(connections, plugins, setup.http, () -> platform),
                notebook,
                new Syncs.Options(4, Serials.usual()),
                clock);
        connection = connections
                .create(NewConnection.of("kandji", "Iru", setup.kandji)
                        .with(PolicyText.parse("{\"allowAssigneeUpdates\": true}")))
                .id();
    }

    private static HikariDataSource database(Path home) {
        var config = new HikariConfig();
        config.setJdbcUrl(EmbeddedDatabase.url(home));
        config.setUsername("rollcall");
        return new HikariDataSource(config);
    }

    /** Where it keeps what it remembers. */
    Notebook notebook() {
        return notebook;
    }

    /** The id of its connection. */
    String connection() {
        return connection;
    }

    /** Runs a sync to its end. */
    RunRecord sync() throws SyncException, InterruptedException {
        var run = syncs.sync(connection, Purpose.APPLY, Optional.empty(), "benchmark")
                .run();
        syncs.await(run.id());
        var ended = notebook.runs().find(run.id()).orElseThrow();
        if (ended.state() != RunState.SUCCEEDED) {
            throw new IllegalStateException("A run ended " + ended.state() + ": "
                    + ended.report().failure() + " " + ended.report().remarks());
        }
        return ended;
    }

    @Override
    public void close() {
        syncs.close();
        platform.close();
        plugins.close();
        database.close();
    }
}
