package dev.rollcall.host.connection;

import java.util.ArrayList;
import java.util.List;

/**
 * What a client has entered.
 *
 * @param problems with how it is written; those with what it says are found later, and told together with these
 * @param isConfirmed whether the client knows what a change of the opt-in does
 */
record Entered<T>(T value, List<ConnectionProblem> problems, boolean isConfirmed) {
    Entered {
        problems = List.copyOf(problems);
    }

    /** What a program enters that knows what it does. */
    static <T> Entered<T> of(T value) {
        return new Entered<>(value, List.of(), true);
    }

    /** All problems; of a field that can't even be read, nothing else is said. */
    List<ConnectionProblem> with(List<ConnectionProblem> found) {
        var all = new ArrayList<>(problems);
        found.stream()
                .filter(problem -> problems.stream().noneMatch(noted -> isWithin(problem.field(), noted.field())))
                .forEach(all::add);
        return all;
    }

    private static boolean isWithin(String field, String other) {
        return field.equals(other) || field.startsWith(other + ".") || other.equals("body");
    }
}
