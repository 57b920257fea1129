package dev.rollcall.sandbox.mdm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a tenant answers. */
final class Reply {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    static Reply json(int status, Object body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(body));
    }

    static Reply ok(Object body) {
        return json(200, body);
    }

    static Reply html(int status, String title) {
        var page = "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>";
        return new Reply(
                status, Map.of("Content-Type", "text/html; charset=utf-8"), page.getBytes(StandardCharsets.UTF_8));
    }

    Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    /** The first half of it, as if that were all. */
    Reply half() {
        return new Reply(status, headers, Arrays.copyOf(body, body.length / 2));
    }
}
