package dev.rollcall.host.sync;

import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What stands in the way of a run, as problem details. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SyncAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> sync(SyncException failure) {
        return Problems.answer(type(failure.reason()), failure.getMessage());
    }

    static ProblemType type(SyncException.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> ProblemType.UNKNOWN;
            case CONFLICT -> ProblemType.CONFLICT;
            case UNAVAILABLE -> ProblemType.UPSTREAM;
        };
    }
}
