package dev.rollcall.host.web;

import org.springframework.http.ProblemDetail;

/** Problem details for a status that somebody else chose: the framework, or the server. */
final class ErrorAnswers {
    private ErrorAnswers() {}

    static ProblemDetail of(int status) {
        return switch (status) {
            case 401 ->
                Problems.of(
                        ProblemType.UNAUTHENTICATED,
                        "The request carries no valid token. Send 'Authorization: Bearer' with one.");
            case 403 ->
                Problems.of(
                        ProblemType.FOREIGN_HOST, "The request was refused. Call the host by the name it is known by.");
            case 404 ->
                Problems.of(
                        ProblemType.UNKNOWN, "There is no such route. The routes are listed in /api/v1/openapi.json.");
            case 405 ->
                Problems.of(
                        ProblemType.METHOD,
                        "The route can't be asked with that method. The methods are listed in /api/v1/openapi.json.");
            case 406 ->
                Problems.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "The route has no answer of that kind. Send 'Accept: application/json'; 'text/event-stream' for"
                                + " events, 'text/csv' for a route that ends with .csv.");
            case 413 -> Problems.of(ProblemType.TOO_LARGE, BodyLimit.detail(BodyLimit.MOST_BYTES));
            case 415 ->
                Problems.of(
                        ProblemType.MEDIA_TYPE,
                        "The body is not said to be JSON. Send it with 'Content-Type: application/json'.");
            case 503 -> Problems.of(ProblemType.UNAVAILABLE, "The host can't answer now. Ask again in a while.");
            default ->
                status < 500 || status == 501
                        ? Problems.of(
                                ProblemType.MALFORMED,
                                "The request can't be read. Look at its address and its headers for what HTTP does not"
                                        + " allow.")
                        : Problems.of(
                                ProblemType.DEFECT,
                                "The request failed by a bug of the host. Report it with the log's lines.");
        };
    }
}
