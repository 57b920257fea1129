package dev.rollcall.host.sync;

import dev.rollcall.api.HintMessage;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message of an MDM as a plugin sees it. */
final class ReceivedHint implements HintMessage {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> headers;
    private final String body;

    /**
     * @param headers without the one that holds the secret
     */
    ReceivedHint(Map<String, String> headers, String body) {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        this.headers = Collections.unmodifiableMap(anyCase);
        this.body = body;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public String body() {
        return body;
    }

    @Override
    public Optional<JsonNode> json() {
        try {
            return Optional.of(JSON.readTree(body)).filter(tree -> !tree.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
