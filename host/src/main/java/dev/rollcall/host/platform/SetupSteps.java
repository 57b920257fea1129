package dev.rollcall.host.platform;

import dev.rollcall.api.CheckReport.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a host is on its way to the first connection.
 *
 * @param all in their order
 */
record SetupSteps(List<Step> all) {
    SetupSteps {
        all = List.copyOf(all);
    }

    /** How a step is. */
    enum State {
        DONE,
        NOW,
        LATER
    }

    /** A step, by the name that the page's texts know it by. */
    record Step(String name, State state) {}

    /** The first that is not done; empty when all are. */
    Optional<Step> now() {
        return all.stream().filter(step -> step.state() == State.NOW).findFirst();
    }

    static SetupSteps of(CurrentPlatform current, boolean isConnected) {
        var look = current.lastLook()
                .filter(last -> last.version() == current.stored().version());
        var steps = new Collected();
        steps.add("platform", current.settings().isPresent());
        steps.add("check", look.filter(SetupSteps::hasAnswered).isPresent());
        steps.add("statuses", current.isComplete());
        steps.add("prepare", look.filter(last -> last.check().passed()).isPresent());
        steps.add("connect", isConnected);
        return new SetupSteps(steps.all);
    }

    /** Whether it let the token in, and told which statuses it has. */
    private static boolean hasAnswered(LastLook look) {
        var first = look.check().items().stream().findFirst();
        return first.filter(item -> item.outcome() != Outcome.FAILED).isPresent()
                && !look.statuses().isEmpty();
    }

    /** Each step needs the ones before it. */
    private static final class Collected {
        private final List<Step> all = new ArrayList<>();
        private boolean isOpen;

        void add(String name, boolean isDone) {
            if (isOpen) {
                all.add(new Step(name, State.LATER));
                return;
            }
            isOpen = !isDone;
            all.add(new Step(name, isDone ? State.DONE : State.NOW));
        }
    }
}
