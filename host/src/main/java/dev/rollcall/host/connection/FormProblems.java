package dev.rollcall.host.connection;

import dev.rollcall.host.web.FieldProblem;
import java.util.List;

/** What is wrong with a form, for its templates. */
record FormProblems(List<FieldProblem> all) {
    static final FormProblems NONE = new FormProblems(List.of());

    FormProblems {
        all = List.copyOf(all);
    }

    static FormProblems of(ConnectionException failure) {
        if (failure instanceof InvalidConnectionException invalid) {
            return new FormProblems(invalid.problems().stream()
                    .map(problem -> new FieldProblem(problem.field(), problem.message(), problem.cure()))
                    .toList());
        }
        return new FormProblems(List.of(new FieldProblem("", failure.getMessage(), "")));
    }

    /** Whether something is wrong with that field. */
    public boolean concern(String field) {
        return all.stream().anyMatch(problem -> problem.field().equals(field));
    }

    /** Whether something is wrong in that part of the form. */
    public boolean concernPart(String part) {
        return all.stream().anyMatch(problem -> problem.field().startsWith(part + "."));
    }
}
