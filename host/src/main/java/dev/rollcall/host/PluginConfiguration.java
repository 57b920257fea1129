package dev.rollcall.host;

import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.plugin.PluginDesk;
import dev.rollcall.host.plugin.PluginLimits;
import dev.rollcall.host.plugin.PluginOptions;
import dev.rollcall.host.plugin.PluginStore;
import dev.rollcall.host.plugin.PluginSwitches;
import dev.rollcall.host.plugin.PluginWatch;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.plugin.ProviderRuns;
import dev.rollcall.host.plugin.ProviderUsers;
import dev.rollcall.host.plugin.TrustedSigners;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.web.BodyAllowance;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The plugins, and what a running host lets people do to them. */
@Configuration(proxyBeanMethods = false)
class PluginConfiguration {
    /** Of a form, beside the file in it. */
    private static final long FORM_BYTES = 64 * 1024;

    /** Without a server the database may be another process's, and the folder alone says what there is. */
    @Bean
    Plugins plugins(HostProperties properties, ObjectProvider<PluginSwitches> switches, Clock clock) {
        var plugins = new Plugins(new PluginOptions(
                properties.plugins().folder(),
                PluginLimits.DEFAULT,
                properties
                        .plugins()
                        .trustedCertificates()
                        .map(file -> ConfigurationException.checked(() -> TrustedSigners.of(Path.of(file), clock)))
                        .orElse(TrustedSigners.ANYBODY),
                switches.getIfAvailable(() -> PluginSwitches.ALL_ON)));
        plugins.scan();
        return plugins;
    }

    /** Plugins as they are managed while the host runs. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    static class Managed {

        @Bean
        PluginStore pluginStore(JdbcClient database) {
            return new PluginStore(database);
        }

        @Bean
        PluginWatch pluginWatch(Plugins plugins) {
            return new PluginWatch(plugins);
        }

        @Bean
        ProviderUsers providerUsers(Connections connections) {
            return provider -> connections.all().stream()
                    .filter(connection -> connection.provider().equals(provider))
                    .map(ConfiguredConnection::name)
                    .toList();
        }

        @Bean
        ProviderRuns providerRuns(Connections connections, Notebook notebook) {
            return provider -> {
                var running = notebook.runs().unended().stream()
                        .map(RunRecord::connectionId)
                        .toList();
                return connections.all().stream()
                        .filter(connection ->
                                connection.provider().equals(provider) && running.contains(connection.id()))
                        .map(ConfiguredConnection::name)
                        .toList();
            };
        }

        @Bean
        PluginDesk pluginDesk(
                Plugins plugins,
                PluginStore store,
                AuditTrail audit,
                ProviderUsers users,
                TransactionTemplate transactions,
                Clock clock) {
            return new PluginDesk(plugins, store, audit, users, new PluginDesk.Tools(transactions, clock));
        }

        @Bean
        BodyAllowance uploads() {
            return new BodyAllowance("POST", PluginDesk.UPLOADS, PluginLimits.DEFAULT.fileBytes());
        }

        @Bean
        BodyAllowance uploadsOfPeople() {
            return new BodyAllowance("POST", PluginDesk.FORM, PluginLimits.DEFAULT.fileBytes() + FORM_BYTES);
        }
    }
}
