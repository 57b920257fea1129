package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Is told of every run of this process that has ended. Called on the run's thread; several may call at once. */
@FunctionalInterface
public interface RunObserver {
    /** Looks away. */
    RunObserver NONE = end -> {};

    /** A run has ended. */
    void ended(End end);

    /**
     * How a run ended.
     *
     * @param run as it was when it began
     * @param provider of its connection
     * @param state how it ended
     * @param took from its begin to its end
     * @param changes by what became of them and by rule, how many
     */
    record End(
            RunRecord run,
            String provider,
            RunState state,
            Duration took,
            Map<ChangeState, Map<String, Long>> changes) {
        public End {
            changes = new EnumMap<>(changes);
        }
    }
}
