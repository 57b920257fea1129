package dev.rollcall.host;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.AssetMemory;
import dev.rollcall.host.journal.Changes;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.journal.SightingStore;
import dev.rollcall.host.platform.AssetMatter;
import dev.rollcall.host.platform.ConfiguredPlatform;
import dev.rollcall.host.platform.PlatformDesk;
import dev.rollcall.host.platform.PlatformStore;
import dev.rollcall.host.platform.Platforms;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.http.OutboundHttp;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The asset platform beside which the host runs. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    @Bean
    PlatformStore platformStore(JdbcClient database) {
        return new PlatformStore(database);
    }

    @Bean
    Platforms platforms(
            Connections.Tools tools, OutboundHttp http, HostProperties properties, ObjectProvider<AssetMatter> matter) {
        var configured = new Platforms.Configured(
                properties.platform().draft(), properties.access().address());
        if (!configured.problems().isEmpty()) {
            throw new ConfigurationException(configured.problems());
        }
        return new Platforms(
                tools, configured, settings -> settings.open(http, Map::of).close(), matter::getObject);
    }

    @Bean
    AssetMatter assetMatter(Connections connections, JdbcTemplate jdbc, JdbcClient client, TransactionTemplate all) {
        return new AssetMatter(
                connections,
                new Runs(client),
                new Changes(jdbc),
                new SightingStore(jdbc, all),
                new AssetMemory(client, all));
    }

    @Bean(destroyMethod = "close")
    ConfiguredPlatform platformAccess(
            OutboundHttp http, Platforms platforms, Plugins plugins, ObjectProvider<Connections> connections) {
        return new ConfiguredPlatform(http, platforms, () -> linkFields(plugins, connections.getObject()));
    }

    @Bean
    PlatformDesk platformDesk(Platforms platforms, PlatformAccess access) {
        return new PlatformDesk(platforms, access);
    }

    /**
     * Of the providers that are connected; of all, while none is. A plugin that lies in the folder and is not used asks
     * for no field on the platform.
     */
    private static Map<String, String> linkFields(Plugins plugins, Connections connections) {
        var used =
                connections.all().stream().map(ConfiguredConnection::provider).collect(Collectors.toUnmodifiableSet());
        return plugins.providers().stream()
                .filter(provider -> used.isEmpty() || used.contains(provider.id()))
                .collect(Collectors.toMap(SourceSpec::id, SourceSpec::linkField));
    }
}
