package dev.rollcall.host.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Makes problem details (RFC 9457). */
public final class Problems {
    private Problems() {}

    /**
     * Problem details.
     *
     * @param detail two sentences: what is in the way, and what to do; holds no secret
     */
    public static ProblemDetail of(ProblemType type, String detail) {
        return of(type, detail, List.of());
    }

    /** Those of an exception. */
    public static ProblemDetail of(ProblemException failure) {
        var problem = of(failure.type(), failure.getMessage(), failure.errors());
        failure.confirmation().ifPresent(text -> problem.setProperty("confirmation", Map.of("text", text)));
        return problem;
    }

    /** An answer with them. */
    public static ResponseEntity<ProblemDetail> answer(ProblemType type, String detail) {
        return answer(of(type, detail), HttpHeaders.EMPTY);
    }

    /** An answer with those of an exception. */
    public static ResponseEntity<ProblemDetail> answer(ProblemException failure) {
        return answer(of(failure), HttpHeaders.EMPTY);
    }

    /** An answer with those that say more. */
    public static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return answer(problem, HttpHeaders.EMPTY);
    }

    static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ProblemDetail of(ProblemType type, String detail, List<FieldProblem> errors) {
        var problem = ProblemDetail.forStatusAndDetail(type.status(), detail);
        problem.setType(type.uri());
        problem.setTitle(type.title());
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }
}
