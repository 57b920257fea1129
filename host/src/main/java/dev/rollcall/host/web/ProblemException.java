package dev.rollcall.host.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Ends a request with problem details. The detail has two sentences: what is in the way, and what to do. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldProblem> errors;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    private ProblemException(ProblemType type, String detail, List<FieldProblem> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** Of fields that can't be used; at least one. */
    public static ProblemException invalid(List<FieldProblem> errors) {
        var fields = errors.stream().map(FieldProblem::field).distinct().collect(Collectors.joining(", "));
        return new ProblemException(
                ProblemType.INVALID,
                "The request has fields that can't be used: " + fields + ". Mend them as 'errors' says.",
                errors);
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

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
