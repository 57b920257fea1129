package dev.rollcall.host.audit;

import dev.rollcall.host.state.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An audit trail in a fresh database, with a clock that a test sets. */
final class AuditHouse implements InstantSource {
    static final Author ANN = Author.of("Ann", "192.0.2.7");
    private final DataSource source;
    final JdbcClient database;
    final TransactionTemplate transactions;
    final AuditTrail trail;
    private Instant now = Instant.parse("2026-03-01T10:00:00.123456789Z");

    AuditHouse(Database kind) {
        source = kind.fresh();
        database = JdbcClient.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        trail = another();
    }

    /** As another host on the same database has it. */
    AuditTrail another() {
        return new AuditTrail(
                JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)), this);
    }

    AuditHouse with(int entries) {
        for (var i = 1; i <= entries; i++) {
            trail.add(ANN, "thing done", "Thing " + i);
        }
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }

    Instant later(Duration time) {
        now = now.plus(time);
        return now;
    }

    Verification verified() {
        return trail.verify(Optional.empty());
    }

    List<String> problems() {
        return verified().problems();
    }

    int execute(String sql) {
        return database.sql(sql).update();
    }

    /** Every text that the tables of the trail hold. */
    String everything() {
        var all = new StringBuilder();
        for (var table : List.of("audit", "audit_entry", "audit_chain", "audit_erasure")) {
            for (Map<String, Object> row :
                    database.sql("select * from " + table).query().listOfRows()) {
                all.append(row.values()).append('\n');
            }
        }
        return all.toString();
    }
}
