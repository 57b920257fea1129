package dev.rollcall.http;

import dev.rollcall.api.http.AnswerHead;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, read to its end, of whatever status. */
public final class RawAnswer implements AnswerHead {
    private static final int START = 4096;
    private static final int SHORT = 65536;
    /** For trees only, never for a plugin's types: those would stay in it when the plugin is gone. */
    private static final JsonMapper TREES = new JsonMapper();

    private final URI uri;
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * An answer.
     *
     * @param headers by name, names compared without case
     * @param body not copied; empty if there is none
     */
    RawAnswer(URI uri, int status, Map<String, List<String>> headers, byte[] body) {
        this.uri = uri;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** What was asked. */
    public URI uri() {
        return uri;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Optional<String> header(String name) {
        var values = headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /** The body; not to be changed. */
    public byte[] body() {
        return body;
    }

    @Override
    public String bodyStart() {
        return new String(body, 0, Math.min(body.length, START), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<JsonNode> json() {
        if (body.length == 0 || body.length > SHORT) {
            return Optional.empty();
        }
        try {
            return Optional.of(TREES.readTree(body));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Media type without parameters, in small letters; empty if the answer names none. */
    String mediaType() {
        return header("Content-Type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    boolean isWebPage() {
        return body.length > 0
                && Arrays.asList("text/html", "application/xhtml+xml").contains(mediaType());
    }

    /** Whether it says of itself that it is JSON; one that says nothing is given the benefit of the doubt. */
    boolean isJson() {
        var type = mediaType();
        return type.isEmpty() || type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }

    @Override
    public String toString() {
        return status + " of " + Addresses.spoken(uri);
    }
}
