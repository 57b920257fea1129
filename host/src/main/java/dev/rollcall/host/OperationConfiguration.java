package dev.rollcall.host;

import dev.rollcall.host.backup.Backups;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Standings;
import dev.rollcall.host.operation.ConnectionStates;
import dev.rollcall.host.operation.ConnectionsHealth;
import dev.rollcall.host.operation.HostMeters;
import dev.rollcall.host.operation.HostState;
import dev.rollcall.host.operation.PlatformHealth;
import dev.rollcall.host.operation.PlatformReach;
import dev.rollcall.host.operation.PluginsHealth;
import dev.rollcall.host.platform.Platforms;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.sync.Syncs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** What a running host tells those who run it. */
@Configuration(proxyBeanMethods = false)
@Import({HostState.Parts.class, HostState.Platform.class})
class OperationConfiguration {

    @Bean
    HostMeters hostMeters(MeterRegistry registry) {
        return new HostMeters(registry);
    }

    @Bean
    PlatformReach platformReach(Clock clock) {
        return new PlatformReach(Platforms.kinds(), clock);
    }

    @Bean
    ConnectionStates connectionStates(Connections connections, JdbcClient database) {
        return new ConnectionStates(connections, new Standings(database));
    }

    @Bean
    ConnectionsHealth connectionsHealthIndicator(ConnectionStates states, Clock clock) {
        return new ConnectionsHealth(states, clock);
    }

    @Bean
    PlatformHealth platformHealthIndicator(PlatformReach reach) {
        return new PlatformHealth(reach);
    }

    @Bean
    PluginsHealth pluginsHealthIndicator(Plugins plugins) {
        return new PluginsHealth(plugins);
    }

    @Bean
    Backups backups(JdbcClient database, HostProperties properties, Clock clock) {
        return new Backups(
                database,
                new Backups.Place(
                        properties.home(),
                        properties.plugins().folder(),
                        properties.database().url().isBlank()),
                clock);
    }

    @Bean
    HostState hostState(HostState.Parts parts, HostProperties properties, Clock clock) {
        return new HostState(
                parts,
                new HostState.Options(
                        properties.database().url().isBlank(), properties.sync().scheduled()),
                clock);
    }

    /** Not before all is there: the meters are asked by the HTTP that the runs need. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> watching(HostMeters meters, Syncs syncs, PlatformReach reach) {
        return event -> meters.watch(syncs::running, reach);
    }

    @Bean
    Looks looks(HostMeters meters, ConnectionStates states) {
        return new Looks(meters, states);
    }

    /** Shows four times a minute how the connections are, however often somebody asks. */
    static final class Looks {
        private static final Logger log = LoggerFactory.getLogger(Looks.class);

        private final HostMeters meters;
        private final ConnectionStates states;

        Looks(HostMeters meters, ConnectionStates states) {
            this.meters = meters;
            this.states = states;
        }

        @Scheduled(initialDelay = 1_000, fixedDelay = 15_000)
        void look() {
            try {
                meters.look(states);
            } catch (DataAccessException e) {
                // The health tells that the database is away; the metrics stay as they were.
                log.debug("The database is away.", e);
            }
        }
    }
}
