package dev.rollcall.host;

import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.journal.PersonalData;
import dev.rollcall.host.journal.Pruning;
import dev.rollcall.host.retention.Erasures;
import dev.rollcall.host.retention.Retention;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the journal and the audit trail are kept. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    /** Looked at before anything is started. */
    @Bean
    Retention.Periods retentionPeriods(HostProperties properties) {
        var retention = properties.retention();
        return ConfigurationException.checked(() -> new Retention.Periods(retention.journal(), retention.audit()));
    }

    @Bean
    Retention retention(JdbcClient database, AuditTrail audit, Retention.Periods periods, Clock clock) {
        return new Retention(new Pruning(database), audit, periods, clock);
    }

    @Bean
    Erasures erasures(JdbcClient database, AuditTrail audit) {
        return new Erasures(new PersonalData(database), audit);
    }
}
