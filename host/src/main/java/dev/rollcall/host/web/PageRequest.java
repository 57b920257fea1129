package dev.rollcall.host.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many items it has at most
 */
public record PageRequest(int limit) {

    /**
     * Checks what was asked for.
     *
     * @param parameter what says where the part begins: {@code offset} or {@code after}
     * @param start its value; 0 for the beginning
     * @param most how large a limit may be
     */
    public static PageRequest of(String parameter, long start, int limit, int most) {
        var errors = new ArrayList<FieldProblem>();
        if (start < 0) {
            errors.add(new FieldProblem(
                    parameter, "The value is negative.", "Enter 0 for the beginning of the list, or more."));
        }
        if (limit < 1 || limit > most) {
            errors.add(new FieldProblem(
                    "limit", "The limit is not from 1 to " + most + ".", "Enter a number between these."));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new PageRequest(limit);
    }

    /**
     * The part.
     *
     * @param found one more than the limit where there are more
     * @param next where the part after that last item is
     */
    public <T> Page<T> of(List<T> found, Function<T, String> next) {
        if (found.size() <= limit) {
            return Page.whole(found);
        }
        var part = found.subList(0, limit);
        return new Page<>(part, next.apply(part.get(limit - 1)));
    }
}
