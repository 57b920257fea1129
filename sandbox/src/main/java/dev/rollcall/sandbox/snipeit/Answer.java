package dev.rollcall.sandbox.snipeit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers.
 *
 * @param body a JSON value, or a text that is sent as it is
 * @param unlessJson what a caller gets that did not ask for JSON; null for the same
 */
record Answer(
        int status,
        String contentType,
        @Nullable Object body,
        @Nullable Instead unlessJson) {
    private static final String JSON = "application/json";

    /** What takes the place of JSON: a redirect to a page of the web application, or an HTML error page. */
    record Instead(@Nullable String redirectTo) {}

    static Answer json(int status, @Nullable Object body) {
        return new Answer(status, JSON, body, null);
    }

    static Answer ok(Object body) {
        return json(200, body);
    }

    static Answer text(String text) {
        return new Answer(200, "text/html; charset=UTF-8", text, null);
    }

    static Answer success(@Nullable Object messages, @Nullable Object payload) {
        return ok(envelope("success", messages, payload));
    }

    /** An error as most are: with status 200. */
    static Answer error(@Nullable Object messages, @Nullable Object payload) {
        return ok(envelope("error", messages, payload));
    }

    static Answer error(String message) {
        return error(message, null);
    }

    /** A validation error: a field and its messages, or a redirect to the start page. */
    static Answer invalid(Map<String, List<String>> messages) {
        return error(messages, null).orRedirect("");
    }

    static Answer invalid(String field, String message) {
        return invalid(Map.of(field, List.of(message)));
    }

    static Answer forbidden() {
        return json(403, new JsonObject().with("message", "This action is unauthorized."))
                .orHtml();
    }

    static Answer serverError() {
        return json(500, new JsonObject().with("message", "Server Error")).orHtml();
    }

    static Answer page(int total, List<?> rows) {
        return ok(new JsonObject().with("total", total).with("rows", rows));
    }

    static Map<String, @Nullable Object> envelope(String status, @Nullable Object messages, @Nullable Object payload) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("status", status);
        envelope.put("messages", messages);
        envelope.put("payload", payload);
        return envelope;
    }

    Answer orRedirect(String path) {
        return new Answer(status, contentType, body, new Instead(path));
    }

    Answer orHtml() {
        return new Answer(status, contentType, body, new Instead(null));
    }

    Answer as(String newContentType) {
        return new Answer(status, newContentType, body, unlessJson);
    }
}
