package dev.rollcall.host.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What stands in the way of any request, as problem details: nothing of the framework's own text goes out. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException failure) {
        return Problems.answer(failure);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> parameter(MethodArgumentTypeMismatchException failure) {
        return Problems.answer(ProblemException.invalid(
                failure.getName(), "The value can't be used.", expected(failure.getRequiredType())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> database(DataAccessException failure) {
        return noDatabase(failure);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> database(TransactionException failure) {
        return noDatabase(failure);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> interrupted(InterruptedException failure) {
        Thread.currentThread().interrupt();
        return Problems.answer(ProblemType.UNAVAILABLE, "The host is stopping. Ask again when it is back.");
    }

    /** Of an address; a body's text is checked where it is read. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(InvalidParameterException failure) {
        return Problems.answer(
                ProblemType.MALFORMED,
                "A parameter of the address is no text. Write each as UTF-8, with % for what an address can't hold.");
    }

    /** Nothing can be said any more; the server cuts the connection. */
    @ExceptionHandler
    void broken(BrokenAnswerException failure) {
        throw failure;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> defect(Exception failure) {
        log.error("A request failed by a bug. Please report it.", failure);
        return Problems.answer(
                ProblemType.DEFECT, "The request failed by a bug of the host. Report it with the log's lines.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return BodyProblem.of(failure)
                .map(problem -> answer(Problems.of(problem), headers))
                .orElseGet(() -> answer(
                        Problems.of(
                                ProblemType.MALFORMED,
                                "The request has no body. Send the JSON that the route asks for."),
                        headers));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var methods = Optional.ofNullable(failure.getSupportedHttpMethods()).orElse(Set.of()).stream()
                .map(HttpMethod::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return answer(
                Problems.of(
                        ProblemType.METHOD,
                        "The route can't be asked with " + failure.getMethod() + ". Use " + String.join(" or ", methods)
                                + "."),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var jar = new MediaType("application", "java-archive");
        return failure.getSupportedMediaTypes().contains(jar)
                ? answer(
                        Problems.of(
                                ProblemType.MEDIA_TYPE,
                                "The body is not said to be a jar. Send it with 'Content-Type: " + jar + "'."),
                        headers)
                : answer(ErrorAnswers.of(415), headers);
    }

    /** Parameters of an address that are read together. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = failure.getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), "The value can't be used.", expected(error)))
                .toList();
        return answer(Problems.of(ProblemException.invalid(errors)), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(
                Problems.of(ProblemException.invalid(
                        failure.getParameterName(), "The parameter is missing.", "Add it to the address.")),
                headers);
    }

    /** Everything else that the framework finds. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            log.error("A request failed by a bug. Please report it.", failure);
        }
        return answer(ErrorAnswers.of(status.value()), headers);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        var kept = new HttpHeaders();
        kept.addAll(headers);
        var answer = Problems.answer(problem, kept);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> noDatabase(Exception failure) {
        log.error("The database can't be reached, or refuses.", failure);
        return Problems.answer(
                ProblemType.UNAVAILABLE,
                "The database can't be read or written. See that it can be reached and its disk has room.");
    }

    /** Of a list, what failed is one of its members. */
    private static String expected(FieldError error) {
        Class<?> type = null;
        var cause = error.contains(Throwable.class) ? error.unwrap(Throwable.class) : null;
        for (; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException conversion) {
                type = conversion.getTargetType().getType();
            }
        }
        return expected(type);
    }

    private static String expected(@Nullable Class<?> type) {
        var one = type != null && type.isArray() ? type.getComponentType() : type;
        if (one != null && one.isEnum()) {
            return "Enter " + choices(one) + ".";
        }
        if (one == Instant.class) {
            return "Enter a time such as 2026-11-22T03:00:00Z.";
        }
        return type == int.class || type == long.class ? "Enter a whole number." : "See the API's description.";
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(" or "));
    }
}
