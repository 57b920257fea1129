package dev.rollcall.host;

import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.schedule.DueTimes;
import dev.rollcall.host.schedule.ScheduledSyncs;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.Syncs;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** When connections are due, and that their syncs start then. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    @Bean
    DueTimes dueTimes(JdbcClient database, Connections connections, Clock clock) {
        return new DueTimes(database, connections, clock);
    }

    /** What only a host does that stays, and that is to start what is due. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "rollcall.sync.scheduled", havingValue = "true", matchIfMissing = true)
    static class Starting {

        @Bean(destroyMethod = "close")
        ScheduledSyncs scheduledSyncs(
                DataSource database, Syncs syncs, Notebook notebook, Connections connections, Clock clock) {
            return new ScheduledSyncs(
                    new ScheduledSyncs.Tools(database, syncs, notebook, connections, clock), ScheduledSyncs.HEARTBEAT);
        }

        @Bean
        ApplicationListener<ApplicationReadyEvent> beginningToSchedule(ScheduledSyncs scheduled) {
            return event -> scheduled.start();
        }

        @Bean
        Following following(ScheduledSyncs scheduled) {
            return new Following(scheduled);
        }
    }

    /** Follows what other hosts do to connections. */
    static final class Following {
        private final ScheduledSyncs scheduled;

        Following(ScheduledSyncs scheduled) {
            this.scheduled = scheduled;
        }

        @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
        void align() {
            scheduled.align();
        }
    }
}
