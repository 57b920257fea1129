package dev.rollcall.host;

import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.SecretKeys;
import dev.rollcall.host.journal.AssetMemory;
import dev.rollcall.host.journal.Changes;
import dev.rollcall.host.journal.Claims;
import dev.rollcall.host.journal.ComparedDevices;
import dev.rollcall.host.journal.ComparisonStore;
import dev.rollcall.host.journal.DetailStore;
import dev.rollcall.host.journal.Instances;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.journal.SightingStore;
import dev.rollcall.host.journal.Standings;
import dev.rollcall.host.journal.Trials;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.sync.JournalledSyncs;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.PreviewOutlook;
import dev.rollcall.host.sync.PreviewTrials;
import dev.rollcall.host.sync.RunObserver;
import dev.rollcall.host.sync.Syncs;
import dev.rollcall.http.OutboundHttp;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs, and the journal that they keep. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {

    @Bean
    Notebook notebook(
            JdbcTemplate jdbc,
            JdbcClient client,
            TransactionTemplate transactions,
            Clock clock,
            HostProperties properties) {
        var instances =
                new Instances(client, clock, !properties.database().url().isBlank());
        return new Notebook(
                new Runs(client),
                new Changes(jdbc),
                new SightingStore(jdbc, transactions),
                new AssetMemory(client, transactions),
                new DetailStore(jdbc, transactions),
                new ComparisonStore(jdbc, transactions),
                instances,
                new Claims(client, instances),
                transactions);
    }

    @Bean
    ComparedDevices comparedDevices(JdbcClient client) {
        return new ComparedDevices(client);
    }

    @Bean
    Fellowship fellowship(Notebook notebook, SecretKeys keys, Plugins plugins, OutboundHttp http) {
        return Fellowship.join(notebook.instances(), keys, plugins, http);
    }

    @Bean
    PreviewOutlook previewOutlook(JdbcClient client, Clock clock) {
        return new PreviewOutlook(new Trials(client), clock);
    }

    @Bean
    PreviewTrials previewTrials(Syncs syncs, Notebook notebook, PreviewOutlook outlook) {
        return new PreviewTrials(syncs, notebook.runs(), outlook);
    }

    @Bean
    JournalledSyncs journalledSyncs(Notebook notebook, JdbcClient client) {
        return new JournalledSyncs(notebook.runs(), new Standings(client));
    }

    @Bean
    Serials serials(HostProperties properties) {
        var placeholders = properties.sync().placeholderSerials();
        return placeholders.isEmpty() ? Serials.usual() : new Serials(placeholders);
    }

    @Bean
    Syncs.Options syncOptions(HostProperties properties, Serials serials, ObjectProvider<RunObserver> observer) {
        return new Syncs.Options(properties.sync().writers(), serials, observer.getIfAvailable(() -> RunObserver.NONE));
    }

    @Bean(destroyMethod = "close")
    Syncs syncs(Syncs.Neighbours neighbours, Notebook notebook, Syncs.Options options, Clock clock) {
        return new Syncs(neighbours, notebook, options, clock);
    }

    @Bean
    Syncs.Neighbours neighbours(Connections connections, Plugins plugins, OutboundHttp http, PlatformAccess platform) {
        return new Syncs.Neighbours(connections, plugins, http, platform);
    }
}
