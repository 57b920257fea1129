package dev.rollcall.host.sync;

import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.SecretKeys;
import dev.rollcall.host.journal.AssetMemory;
import dev.rollcall.host.journal.Changes;
import dev.rollcall.host.journal.Claims;
import dev.rollcall.host.journal.ComparisonStore;
import dev.rollcall.host.journal.DetailStore;
import dev.rollcall.host.journal.Instances;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.journal.SightingStore;
import dev.rollcall.host.plugin.PluginLimits;
import dev.rollcall.host.plugin.PluginOptions;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.sandbox.day.CompanyPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One life of a host, from a start to its end, on a state that outlives it. {@link #kill} is what SIGKILL looks like to
 * everybody else: from that moment neither the database nor the platform hears of it any more.
 */
final class HostLife implements AutoCloseable {
    private static final Plugins PLUGINS = plugins();

    final Wire wire;
    final MortalSource source;
    final Notebook notebook;
    final Syncs syncs;
    private final SyncHouse house;
    private final OutboundHttp http;
    private final AssetPlatform platform;

    HostLife(SyncHouse house, Path home) {
        this(house, home, Duration.ofSeconds(20));
    }

    /**
     * @param longestAnswer how long it waits for an answer
     */
    HostLife(SyncHouse house, Path home, Duration longestAnswer) {
        this.house = house;
        wire = new Wire(house.book().url());
        source = new MortalSource(house.database);
        var client = JdbcClient.create(source);
        var jdbc = new JdbcTemplate(source);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        var tools = new Connections.Tools(client, transactions, SecretKeys.inFolder(home), house.clock);
        var instances = new Instances(client, house.clock, house.isShared());
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
        http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), house.clock, longestAnswer);
        platform = PlatformOf.open(http, house.book(), wire.url(), List.of(CompanyPlatform.TRANSFERRED));
        syncs = new Syncs(
                new Syncs.Neighbours(new Connections(tools, PLUGINS::providers), PLUGINS, http, () -> platform),
                notebook,
                new Syncs.Options(4, Serials.usual()),
                house.clock);
    }

    private static Plugins plugins() {
        var dropIn = Path.of(Objects.requireNonNull(System.getProperty("rollcall.drop-in")));
        var plugins = new Plugins(new PluginOptions(dropIn, PluginLimits.DEFAULT));
        plugins.scan();
        return plugins;
    }

    /** From here on it has no effect any more. */
    void kill() {
        source.die();
        wire.die();
    }

    /** Starts a sync. */
    RunRecord start(String connection) {
        house.later(Duration.ofMinutes(1));
        try {
            return syncs.sync(connection, Purpose.APPLY, Optional.empty(), "test")
                    .run();
        } catch (SyncException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts to take a run back. */
    RunRecord revert(String runId) {
        house.later(Duration.ofMinutes(1));
        try {
            return syncs.revert(runId, Set.of(), "test");
        } catch (SyncException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it has ended, or does nothing more. */
    void await(RunRecord run) {
        try {
            syncs.await(run.id());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        house.later(Duration.ofMinutes(1));
    }

    /** The run as the journal has it when it has ended. */
    RunRecord ended(RunRecord run) {
        await(run);
        return house.notebook.runs().find(run.id()).orElseThrow();
    }

    RunRecord sync(String connection) {
        return ended(start(connection));
    }

    @Override
    public void close() {
        syncs.close();
        platform.close();
        http.close();
        wire.close();
    }
}
