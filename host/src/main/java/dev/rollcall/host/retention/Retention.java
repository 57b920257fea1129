package dev.rollcall.host.retention;

import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import dev.rollcall.host.journal.Pruning;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is older than it is to be kept, and leaves an entry in the audit trail about it. Safe where several hosts
 * that share a database do it at the same time: what one has deleted, the other does not find.
 */
public final class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final Author AUTHOR = Author.of("Rollcall");

    private final Pruning journal;
    private final AuditTrail audit;
    private final Periods periods;
    private final InstantSource clock;

    public Retention(Pruning journal, AuditTrail audit, Periods periods, InstantSource clock) {
        this.journal = journal;
        this.audit = audit;
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * How long things are kept.
     *
     * @param journal runs and changes, after the run has ended
     * @param audit entries of the audit trail
     */
    public record Periods(Duration journal, Duration audit) {
        /** What is counted together by a guardrail (R70) spans 31 days at the most. */
        public static final Duration SHORTEST = Duration.ofDays(32);

        public static final Duration LONGEST = Duration.ofDays(36_500);

        /**
         * @throws IllegalArgumentException with a sentence and the cure if one of them can't be used
         */
        public Periods {
            require("rollcall.retention.journal", journal);
            require("rollcall.retention.audit", audit);
        }

        private static void require(String property, Duration period) {
            if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("The property " + property + " is "
                        + (period.toDays() > 0 ? period.toDays() + "d" : period.toString()) + ". Set it to a time from "
                        + SHORTEST.toDays() + "d to " + LONGEST.toDays() + "d.");
            }
        }
    }

    /** What was deleted. */
    public record Pruned(long runs, long changes, long entries) {}

    /**
     * Deletes what is due; to be called once a day. The head of the audit trail goes to the log, which is kept elsewhere.
     */
    public Pruned prune() {
        var now = clock.instant();
        var pruned = journal.prune(now.minus(periods.journal()));
        if (pruned.runs() > 0 || pruned.changes() > 0) {
            audit.add(AUTHOR, "journal pruned", journalDetails(pruned, now.minus(periods.journal())));
        }
        long entries = 0;
        var count = audit.prune(now.minus(periods.audit()), AUTHOR);
        while (count > 0) {
            entries += count;
            count = audit.prune(now.minus(periods.audit()), AUTHOR);
        }
        var found = audit.verify(Optional.empty());
        if (found.holds()) {
            log.info("The audit trail has {} entries. Its head is {}.", found.entries(), found.head());
        } else {
            log.error("The audit trail was changed by somebody. {}", String.join(" ", found.problems()));
        }
        return new Pruned(pruned.runs(), pruned.changes(), entries);
    }

    private static String journalDetails(Pruning.Pruned pruned, Instant before) {
        return pruned.runs() + " runs and " + pruned.changes() + " changes of runs that ended before "
                + before.truncatedTo(ChronoUnit.SECONDS) + " were deleted, as rollcall.retention.journal says.";
    }
}
