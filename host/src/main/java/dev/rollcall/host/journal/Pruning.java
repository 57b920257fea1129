package dev.rollcall.host.journal;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes runs and changes that are old, a bounded number at a time. What rules still need is no part of it: intents
 * (R72) and what waits for a person (R70) stay with their runs, and the marks of ends (R40) and reverts (R73), sightings
 * (R33) and refusals (R15) are kept elsewhere.
 */
public class Pruning {
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;

    public Pruning(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was deleted. */
    public record Pruned(long runs, long changes) {}

    /**
     * Deletes.
     *
     * @param before runs that ended before that time; it has to lie before everything that the guardrail counts (R70)
     */
    public Pruned prune(Instant before) {
        long changes = 0;
        var count = AT_ONCE;
        while (count == AT_ONCE) {
            count = changes(before);
            changes += count;
        }
        long runs = 0;
        count = AT_ONCE;
        while (count == AT_ONCE) {
            count = runs(before);
            runs += count;
        }
        return new Pruned(runs, changes);
    }

    private int changes(Instant before) {
        return jdbc.sql("delete from asset_change where id in (select c.id from asset_change c"
                        + " join run r on r.id = c.run_id where r.ended_at < :before"
                        + " and c.state not in ('BEGUN', 'UNFINISHED', 'HELD')"
                        + " order by c.id fetch next :limit rows only)")
                .param("before", Times.of(before))
                .param("limit", AT_ONCE)
                .update();
    }

    private int runs(Instant before) {
        return jdbc.sql("delete from run where id in (select r.id from run r where r.ended_at < :before"
                        + " and not exists (select 1 from asset_change c where c.run_id = r.id)"
                        + " order by r.id fetch next :limit rows only)")
                .param("before", Times.of(before))
                .param("limit", AT_ONCE)
                .update();
    }
}
