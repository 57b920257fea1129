package dev.rollcall.host;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.asset.PlatformFacts;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.http.OutboundHttp;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The asset platform beside which the host runs. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    @Bean(destroyMethod = "close")
    PlatformAccess platformAccess(
            OutboundHttp http, HostProperties properties, Plugins plugins, ObjectProvider<Connections> connections) {
        return new ConfiguredPlatform(
                http,
                PlatformSettings.of(properties.platform(), properties.access().address()),
                () -> linkFields(plugins, connections.getObject()));
    }

    @Bean
    PlatformFacts platformFacts(HostProperties properties) {
        var platform = properties.platform();
        return new PlatformFacts(platform.kind(), platform.url());
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
