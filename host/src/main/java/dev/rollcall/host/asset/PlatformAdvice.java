package dev.rollcall.host.asset;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What stands in the way of the platform, as problem details. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlatformAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> platform(PlatformException failure) {
        var type = failure.kind() == FailureKind.CONFIGURATION ? ProblemType.UNAVAILABLE : ProblemType.UPSTREAM;
        return Problems.answer(type, failure.getMessage());
    }
}
