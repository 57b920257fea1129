package dev.rollcall.host.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a connection would be synced by a schedule that somebody enters.
 *
 * @param times the next few; none if it never is
 * @param isLater whether they are known only once the connection is stored
 * @param problem why it is no schedule; empty if it is one
 */
record NextTimes(List<Instant> times, boolean isLater, Optional<ConnectionProblem> problem) {
    private static final int SHOWN = 3;

    NextTimes {
        times = List.copyOf(times);
    }

    /**
     * Of what was entered.
     *
     * @param connectionId empty as long as there is no connection
     */
    static NextTimes of(FormValues form, Optional<String> connectionId, Instant now) {
        var entered = ScheduleForm.of(form);
        var problem = entered.problem().or(() -> ConnectionRules.scheduleProblem(entered.text()));
        if (problem.isPresent()) {
            return new NextTimes(List.of(), false, problem);
        }
        var text = entered.text();
        if (text.isEmpty() && connectionId.isEmpty()) {
            return new NextTimes(List.of(), true, Optional.empty());
        }
        return new NextTimes(Schedule.of(text, connectionId.orElse("")).next(now, SHOWN), false, Optional.empty());
    }
}
