package dev.rollcall.host.connection;

import dev.rollcall.api.SourceException;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What stands in the way of a connection, as problem details. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConnectionAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> connection(ConnectionException failure) {
        if (failure instanceof InvalidConnectionException invalid) {
            return Problems.answer(ProblemException.invalid(invalid.problems().stream()
                    .map(problem -> new FieldProblem(problem.field(), problem.message(), problem.cure()))
                    .toList()));
        }
        if (failure instanceof UnconfirmedException unconfirmed) {
            var problem = Problems.of(type(failure.reason()), failure.getMessage());
            problem.setProperty("confirmation", Confirmation.of(unconfirmed));
            return Problems.answer(problem);
        }
        return Problems.answer(type(failure.reason()), failure.getMessage());
    }

    /** What a person has to know who confirms. */
    record Confirmation(String text, @Nullable OptInNumbers numbers) {
        static Confirmation of(UnconfirmedException failure) {
            return new Confirmation(failure.text(), failure.numbers().orElse(null));
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> source(SourceException failure) {
        return Problems.answer(ProblemType.UPSTREAM, failure.happened() + " " + failure.cure());
    }

    static ProblemType type(ConnectionException.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> ProblemType.UNKNOWN;
            case INVALID -> ProblemType.INVALID;
            case DECLARED -> ProblemType.DECLARED;
            case UNCONFIRMED -> ProblemType.UNCONFIRMED;
            case OUTDATED -> ProblemType.OUTDATED;
            case INACTIVE -> ProblemType.CONFLICT;
            case UNUSABLE -> ProblemType.UNAVAILABLE;
        };
    }
}
