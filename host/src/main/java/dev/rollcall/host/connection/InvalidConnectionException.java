package dev.rollcall.host.connection;

import java.util.List;
import java.util.stream.Collectors;

/** What was entered for a connection can't be used. Names everything that is wrong. */
public final class InvalidConnectionException extends ConnectionException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConnectionProblem> problems;

    InvalidConnectionException(List<ConnectionProblem> problems) {
        super(Reason.INVALID, problems.stream().map(ConnectionProblem::toString).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** Never empty. */
    public List<ConnectionProblem> problems() {
        return problems;
    }
}
