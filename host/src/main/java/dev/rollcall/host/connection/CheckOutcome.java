package dev.rollcall.host.connection;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.SourceException;
import dev.rollcall.host.web.CheckView;
import dev.rollcall.host.web.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a test of a connection came to, for people.
 *
 * @param report what was looked at; null if it did not come so far
 * @param problems what kept it from it
 */
record CheckOutcome(@Nullable CheckView report, List<FieldProblem> problems) {
    CheckOutcome {
        problems = List.copyOf(problems);
    }

    /** A test that may fail in all the ways there are. */
    @FunctionalInterface
    interface Test {
        CheckReport run() throws ConnectionException, SourceException, InterruptedException;
    }

    static CheckOutcome of(Test test) throws InterruptedException {
        try {
            return new CheckOutcome(CheckView.of(test.run()), List.of());
        } catch (ConnectionException e) {
            return new CheckOutcome(null, FormProblems.of(e).all());
        } catch (SourceException e) {
            return new CheckOutcome(null, List.of(new FieldProblem("", e.happened(), e.cure())));
        }
    }
}
