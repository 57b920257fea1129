package dev.rollcall.testkit.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated MDM answers. Immutable: each method returns a changed copy. */
public final class Reply {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int status;
    private final Map<String, String> headers;
    private final String body;

    private Reply(int status, Map<String, String> headers, String body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Without a body. */
    public static Reply status(int status) {
        return new Reply(status, Map.of(), "");
    }

    /**
     * Status 200 with a body of JSON.
     *
     * @param body maps, lists, records, a {@code JsonNode}: what Jackson writes
     */
    public static Reply json(Object body) {
        return status(200).with(body);
    }

    /** With a body of JSON. */
    public Reply with(Object json) {
        return text("application/json", JSON.writeValueAsString(json));
    }

    /** With a body as it is. */
    public Reply text(String contentType, String text) {
        return new Reply(status, headers, text).header("Content-Type", contentType);
    }

    /** With a header, replacing one of that name. */
    public Reply header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    public String body() {
        return body;
    }

    @Override
    public String toString() {
        return String.valueOf(status);
    }
}
