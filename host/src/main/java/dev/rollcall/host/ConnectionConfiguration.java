package dev.rollcall.host;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.connection.ConnectionCheck;
import dev.rollcall.host.connection.ConnectionProblem;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.Declaration;
import dev.rollcall.host.connection.DeclaredConnections;
import dev.rollcall.host.connection.InvalidConnectionException;
import dev.rollcall.host.connection.OptInOutlook;
import dev.rollcall.host.connection.Providers;
import dev.rollcall.host.connection.Rekeying;
import dev.rollcall.host.connection.SecretKeys;
import dev.rollcall.host.platform.PlatformStore;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.http.OutboundHttp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The connections, as the state has them and the configuration declares them. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {
    private static final String PREFIX = "rollcall.connections.";

    @Bean
    SecretKeys secretKeys(HostProperties properties) {
        return keys(properties);
    }

    /** Those of a configuration. */
    static SecretKeys keys(HostProperties properties) {
        var key = properties.secrets().key();
        if (!key.isBlank()) {
            return SecretKeys.configured(key);
        }
        if (!properties.database().url().isBlank()) {
            throw new ConfigurationException(List.of("The property rollcall.secrets.key is missing: hosts that share a"
                    + " PostgreSQL need the same key. Make one with `openssl rand -base64 32`, and set the environment"
                    + " variable ROLLCALL_SECRETS_KEY to it."));
        }
        return SecretKeys.inFolder(properties.home());
    }

    @Bean
    Connections.Tools connectionTools(
            JdbcClient database, TransactionTemplate transactions, SecretKeys keys, Clock clock) {
        return new Connections.Tools(database, transactions, keys, clock);
    }

    @Bean
    AuditTrail auditTrail(JdbcClient database, TransactionTemplate transactions, Clock clock) {
        var trail = new AuditTrail(database, transactions, clock);
        trail.begin();
        return trail;
    }

    @Bean
    Rekeying rekeying(Connections.Tools tools, PlatformStore platform) {
        return new Rekeying(tools, platform);
    }

    /** Nothing is stored before it is sure that this host may join those on the same database. */
    @Bean
    @DependsOn("fellowship")
    DeclaredConnections declaredConnections(Connections.Tools tools, Plugins plugins, AuditTrail audit) {
        return new DeclaredConnections(tools, providers(plugins), audit);
    }

    /** Whoever gets them gets those that are declared too. */
    @Bean
    Connections connections(
            Connections.Tools tools,
            Plugins plugins,
            DeclaredConnections declared,
            OptInOutlook outlook,
            HostProperties properties,
            ConfigurableEnvironment environment) {
        try {
            declared.apply(declarations(properties.connections()), ConfigurationOrigin.of(environment, PREFIX));
        } catch (InvalidConnectionException e) {
            throw new ConfigurationException(e.problems().stream()
                    .map(problem -> problem.in(PREFIX).toString())
                    .toList());
        }
        return new Connections(tools, providers(plugins), outlook);
    }

    private static Providers providers(Plugins plugins) {
        return new Providers() {
            @Override
            public List<SourceSpec> all() {
                return plugins.providers();
            }

            @Override
            public Optional<ConnectionProblem> absence(String providerId) {
                return plugins.disabledSupplier(providerId)
                        .map(absence -> new ConnectionProblem("provider", absence.happened(), absence.cure()));
            }
        };
    }

    @Bean
    ConnectionCheck connectionCheck(Connections connections, Plugins plugins, OutboundHttp http, Clock clock) {
        return new ConnectionCheck(connections, plugins, http, clock);
    }

    private static List<Declaration> declarations(Map<String, HostProperties.Connection> connections) {
        return connections.entrySet().stream()
                .map(entry -> declaration(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Declaration declaration(String key, HostProperties.Connection declared) {
        return new Declaration(
                key,
                declared.provider(),
                declared.name(),
                declared.rank(),
                declared.active(),
                declared.settings(),
                declared.policy(),
                declared.schedule());
    }
}
