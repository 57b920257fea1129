package dev.rollcall.host.plugin;

import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What stands in the way of a plugin, as problem details. */
@RestControllerAdvice(assignableTypes = PluginsController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PluginAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(PluginRefusedException failure) {
        return Problems.answer(ProblemType.PLUGIN_REFUSED, String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(PluginUnavailableException failure) {
        return Problems.answer(ProblemType.UNKNOWN, String.valueOf(failure.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> storage(PluginStorageException failure) {
        return Problems.answer(ProblemType.UNAVAILABLE, String.valueOf(failure.getMessage()));
    }
}
