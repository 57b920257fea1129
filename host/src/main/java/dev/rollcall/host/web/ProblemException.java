package dev.rollcall.host.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ends a request with problem details. The detail has two sentences: what is in the way, and what to do. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldProblem> errors;
    private final transient Optional<String> confirmation;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), Optional.empty());
    }

    private ProblemException(
            ProblemType type, String detail, List<FieldProblem> errors, Optional<String> confirmation) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.confirmation = confirmation;
    }

    /**
     * Of what a person has to confirm.
     *
     * @param text what will happen
     */
    public static ProblemException unconfirmed(String detail, String text) {
        return new ProblemException(ProblemType.UNCONFIRMED, detail, List.of(), Optional.of(text));
    }

    /** Of fields that can't be used; at least one. */
    public static ProblemException invalid(List<FieldProblem> errors) {
        var fields = errors.stream().map(FieldProblem::field).distinct().collect(Collectors.joining(", "));
        return new ProblemException(
                ProblemType.INVALID,
                "The request has fields that can't be used: " + fields + ". Mend them as 'errors' says.",
                errors,
                Optional.empty());
    }

    /** Of one field that can't be used. */
    public static ProblemException invalid(String field, String message, String cure) {
        return invalid(List.of(new FieldProblem(field, message, cure)));
    }

    public ProblemType type() {
        return type;
    }

    /** Empty unless fields are wrong. */
    public List<FieldProblem> errors() {
        return errors;
    }

    /** What to show with a form: the fields that are wrong, or what else is in the way as a problem of the whole. */
    public List<FieldProblem> shown() {
        return errors.isEmpty() ? List.of(new FieldProblem("", getMessage(), "")) : errors;
    }

    /** What will happen if it is confirmed; empty where nothing is to be confirmed. */
    public Optional<String> confirmation() {
        return confirmation;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
