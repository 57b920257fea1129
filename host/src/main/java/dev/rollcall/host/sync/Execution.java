package dev.rollcall.host.sync;

import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Carries a run out on the calling thread, and keeps how it ended, whatever it ran into. */
final class Execution {
    private static final Logger log = LoggerFactory.getLogger(Execution.class);

    private final Desk desk;
    private final PlatformAccess platform;
    private final Runnable beforehand;
    private final RunObserver observer;

    /**
     * @param beforehand done at the beginning of each run
     * @param observer told at the end of each run
     */
    Execution(Desk desk, PlatformAccess platform, Runnable beforehand, RunObserver observer) {
        this.desk = desk;
        this.platform = platform;
        this.beforehand = beforehand;
        this.observer = observer;
    }

    /** What a run does. */
    interface Work {
        void run(Job job) throws PlatformException, SyncException, InterruptedException;
    }

    /** Runs it to its end. */
    void run(ActiveRun run, Work work) {
        var ending = outcome(run, work);
        run.endsReading();
        end(run, ending);
    }

    /**
     * How a run ended.
     *
     * @param failure why it did not come to its end, two sentences; empty if it did
     */
    private record Ending(RunState state, String failure) {}

    private Ending outcome(ActiveRun run, Work work) {
        try {
            run.beginsOn(Thread.currentThread());
            desk.notebook().instances().beat();
            beforehand.run();
            var records = new Records(
                    run.record().id(), run.connection(), desk.scenes().serials(), actor(run.record()));
            try (var use = platform.use()) {
                work.run(new Job(
                        run.record().id(),
                        run.connection(),
                        use.platform(),
                        records,
                        run.tally(),
                        run.brake(),
                        run.progress()));
            }
            return braked(run).orElseGet(() -> new Ending(run.state(), ""));
        } catch (InterruptedException e) {
            return braked(run).orElseGet(() -> new Ending(RunState.CANCELLED, "It was interrupted."));
        } catch (RunTask.Unreadable e) {
            return new Ending(RunState.FAILED, e.failure().getMessage());
        } catch (PlatformException | SyncException e) {
            return new Ending(RunState.FAILED, String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            if (run.brake().cancellation().isPresent()) {
                // A wait for the database ends with an interrupt as one for a provider does.
                return new Ending(RunState.CANCELLED, run.brake().cancellation().get());
            }
            log.error("The run {} can't keep its journal.", run.record().id(), e);
            return new Ending(
                    RunState.FAILED,
                    "The journal can't be read or written. See that the database can be reached and its disk has room.");
        } catch (RuntimeException e) {
            log.error(
                    "The run {} failed by a bug. Please report it.",
                    run.record().id(),
                    e);
            return new Ending(RunState.FAILED, "The run failed by a bug. Report it with the log's lines.");
        }
    }

    private static Optional<Ending> braked(ActiveRun run) {
        var failure = run.brake().failure().map(why -> new Ending(RunState.FAILED, why));
        return failure.or(() -> run.brake().cancellation().map(why -> new Ending(RunState.CANCELLED, why)));
    }

    private static @Nullable String actor(RunRecord record) {
        return record.purpose().isSync() ? null : record.initiator();
    }

    private void end(ActiveRun run, Ending ending) {
        var record = run.record();
        var now = desk.clock().instant();
        try {
            if (!desk.notebook().claims().holds(record.connectionId(), record.id())) {
                // Who took it over marks it as interrupted, and decides what is known of it.
                log.warn("The run {} of {} ends here. {}", record.id(), record.connectionName(), Job.TAKEN_OVER);
                return;
            }
            desk.notebook().runs().end(record.id(), ending.state, run.isComplete(), now, run.report(ending.failure));
            if (record.purpose() == Purpose.APPLY) {
                desk.notebook().sightings().runEnded(record.connectionId(), now);
            }
        } catch (DataAccessException | TransactionException e) {
            log.error("The end of the run {} can't be kept; it is marked as interrupted later.", record.id(), e);
        }
        observer.ended(new RunObserver.End(
                record,
                run.connection().provider(),
                ending.state,
                Duration.between(record.beganAt(), now),
                run.tally().statesAndRules()));
        log.info(
                "{} of {} ended {}: {}.{}",
                record.purpose(),
                record.connectionName(),
                ending.state,
                RunText.summary(record.purpose(), run.report("")),
                ending.failure.isEmpty() ? "" : " " + ending.failure);
    }
}
