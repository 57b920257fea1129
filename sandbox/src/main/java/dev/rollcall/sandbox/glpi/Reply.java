package dev.rollcall.sandbox.glpi;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** An answer. */
final class Reply {
    private static final String JSON = "application/json; charset=UTF-8";
    private static final String HTML = "text/html; charset=UTF-8";

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Reply(int status, String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    static Reply json(int status, @Nullable Object value) {
        return new Reply(status, JSON, Json.bytes(value));
    }

    static Reply written(int status, Consumer<JsonGenerator> writer) {
        return new Reply(status, JSON, Json.written(writer));
    }

    /** A page as web servers and PHP's fatal errors show it; the latter are empty. */
    static Reply html(int status, String title) {
        String page = title.isEmpty()
                ? ""
                : "<html><head><title>%1$s</title></head><body><h1>%1$s</h1></body></html>".formatted(title);
        return new Reply(status, HTML, page.getBytes(StandardCharsets.UTF_8));
    }

    static Reply as(String contentType, @Nullable Object value) {
        return new Reply(200, contentType, Json.bytes(value));
    }

    Reply with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
