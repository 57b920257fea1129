package dev.rollcall.host.platform;

import dev.rollcall.host.web.FieldProblem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a look at what was entered found.
 *
 * @param settings to open it with; empty if something is wrong, or without address and token
 * @param wrong what can't be used
 * @param missing what a sync needs and nobody has entered
 */
record Found<S>(Optional<S> settings, List<FieldProblem> wrong, List<FieldProblem> missing) {
    Found {
        wrong = List.copyOf(wrong);
        missing = List.copyOf(missing);
    }

    <T> Found<T> map(Function<? super S, ? extends T> as) {
        return new Found<>(settings.map(as), wrong, missing);
    }

    /** The same, with more that is wrong. */
    Found<S> withWrong(List<FieldProblem> more) {
        return more.isEmpty()
                ? this
                : new Found<>(
                        Optional.empty(),
                        Stream.concat(more.stream(), wrong.stream()).toList(),
                        missing);
    }

    /** The same, where the others are missing. */
    Found<S> withMissing(List<FieldProblem> others) {
        return new Found<>(settings, wrong, others);
    }
}
