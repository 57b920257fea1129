package dev.rollcall.host.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what, and when. Entries are added in the caller's transaction and never changed. */
public final class AuditTrail {
    private final JdbcClient database;
    private final InstantSource clock;

    public AuditTrail(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds an entry.
     *
     * @param who a person, a token, or a file
     * @param what in a few words
     * @param details for people; never a secret
     */
    public void add(String who, String what, String details) {
        database.sql("insert into audit (at, who, what, details) values (:at, :who, :what, :details)")
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("who", who)
                .param("what", what)
                .param("details", details)
                .update();
    }

    /** All entries, the oldest first. */
    public List<AuditEntry> entries() {
        return database.sql("select id, at, who, what, details from audit order by id")
                .query(AuditTrail::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("what"),
                row.getString("details"));
    }
}
