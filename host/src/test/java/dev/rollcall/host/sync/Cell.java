package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.sandbox.day.Product;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to be interrupted, and what has to come of it (R72).
 *
 * @param write which request the break is at, counted from 1
 * @param isRestarted whether the host is killed and another one starts; else the line breaks and the host lives on
 */
record Cell(Sequence sequence, int write, Wire.Moment moment, Meanwhile meanwhile, boolean isRestarted) {
    /** All there are on a platform. */
    static List<Cell> all(Product product) {
        var cells = new ArrayList<Cell>();
        for (var story : Story.values()) {
            var sequence = story.on(product);
            for (var write = 1; write <= sequence.requests().size(); write++) {
                for (var moment : Wire.Moment.values()) {
                    for (var meanwhile : Meanwhile.values()) {
                        cells.add(new Cell(sequence, write, moment, meanwhile, true));
                        cells.add(new Cell(sequence, write, moment, meanwhile, false));
                    }
                }
            }
        }
        cells.removeIf(cell -> !cell.isPossible());
        return List.copyOf(cells);
    }

    /** Those that each build plays: all breaks of all sequences, and of one sequence all that can happen meanwhile. */
    static List<Cell> chosen(Product product) {
        return all(product).stream().filter(Cell::isChosen).toList();
    }

    Story story() {
        return sequence.story();
    }

    private boolean isChosen() {
        var isWhole = story() == Story.HANDOVER;
        if (moment == Wire.Moment.LOST && (write < sequence.requests().size() || !isWhole)) {
            return false;
        }
        return meanwhile == Meanwhile.NOTHING ? isRestarted || isWhole : isRestarted && isWhole;
    }

    private boolean isPossible() {
        var isAnswered = moment == Wire.Moment.ANSWERED;
        if (isAnswered && write < sequence.requests().size()) {
            return false;
        }
        if (isAnswered && story() == Story.SPECS && !isRestarted) {
            // The answer itself shows what was saved: nothing is asked after it, and nothing breaks.
            return false;
        }
        return broken().isThere() || !meanwhile.isEdit();
    }

    /** How many requests had their effect. */
    int effects() {
        return moment == Wire.Moment.BEFORE ? write - 1 : write;
    }

    /** The asset as the break leaves it. */
    Look broken() {
        return sequence.states().get(effects());
    }

    Look edited() {
        return meanwhile.applied(broken());
    }

    /** What becomes of the intents. */
    ChangeState intents() {
        return isDone() ? ChangeState.DONE : ChangeState.CLOSED;
    }

    private boolean isDone() {
        if (story() != Story.CREATE) {
            return isFinished();
        }
        // Once it is made, a hand-over that breaks is the next run's matter. It is found by its serial and its link.
        var wasMadeBefore = write > 1 && !isRestarted;
        return wasMadeBefore || (broken().isThere() && !edited().link().isEmpty());
    }

    /** The asset when what was begun is finished, or closed. */
    Look recovered() {
        return story() != Story.CREATE && isFinished() ? sequence.last() : edited();
    }

    private boolean isFinished() {
        if (meanwhile.isEdit() && !isAsARequestLeavesIt()) {
            return false;
        }
        var holder = broken().holder();
        var isRemoved = !holder.isEmpty() && !holder.equals(sequence.last().holder());
        return !isRemoved || !meanwhile.breaksOptIn();
    }

    /** Such an edit can't be told from a request of ours, and R72 does not ask for more. */
    private boolean isAsARequestLeavesIt() {
        return sequence.states().stream().anyMatch(state -> state.os("").equals(edited().os("")));
    }

    /** The asset after the next full run. */
    Look end() {
        if (story().isUndo() && intents() == ChangeState.DONE) {
            return recovered();
        }
        var hasStayed = story().isRecovery() && edited().isTransferred();
        // What was ended once is not ended again when a person gives it back without its device.
        var mayEnd = meanwhile != Meanwhile.OFF_AND_ON && story() != Story.UNDO_END;
        var rules = new RulesEnd(story().device(), meanwhile != Meanwhile.OFF, mayEnd, hasStayed);
        return rules.of(recovered());
    }

    /** How many changes of its holder the asset's history shows at the end, from before the first request on. */
    int handovers() {
        var count = 0;
        for (var state = 1; state <= effects(); state++) {
            count += sequence.handovers(
                    sequence.states().get(state - 1), sequence.states().get(state));
        }
        count += sequence.handovers(broken(), edited());
        count += sequence.handovers(edited(), recovered());
        return count + sequence.handovers(recovered(), end());
    }

    /** For a table. */
    String point() {
        var request = "request " + write + " (" + sequence.requests().get(write - 1) + ")";
        return switch (moment) {
            case BEFORE -> "before " + request;
            case LOST -> "after " + request + ", before its answer";
            case ANSWERED -> "after the answer to " + request + ", before the journal knows";
        };
    }

    String outcome() {
        var first = told();
        return end().equals(recovered()) ? first : first + "; next run: " + end().told();
    }

    private String told() {
        if (!isDone()) {
            return "closed and reported: " + recovered().told();
        }
        return recovered().equals(edited())
                ? "kept as done"
                : "finished: " + recovered().told();
    }

    @Override
    public String toString() {
        return story().told() + ", " + point() + ", " + meanwhile.told() + ", "
                + (isRestarted ? "new start" : "next run");
    }
}
