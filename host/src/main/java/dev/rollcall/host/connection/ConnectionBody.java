package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a client sends about a connection, and finds everything that is wrong with it at once. */
final class ConnectionBody {
    private static final String NO_NULL = "The value is null.";

    private final JsonNode body;
    private final FieldReader fields;
    private final List<ConnectionProblem> problems = new ArrayList<>();

    private ConnectionBody(JsonNode body) {
        this.body = body;
        this.fields = new FieldReader(body, "", problems);
    }

    /** A connection to be made. */
    static Entered<NewConnection> create(JsonNode json) {
        var body = new ConnectionBody(json);
        var entered = new NewConnection(
                body.fields.text("provider").orElse(""),
                body.fields.text("name").orElse(""),
                body.rank(),
                body.fields.flag("active", true),
                body.settings(),
                body.policy(Policy.DEFAULT).orElse(Policy.DEFAULT),
                body.fields.text("schedule").orElse(""));
        return body.entered(entered);
    }

    /** What is to change, as a merge patch: null takes away. */
    static Entered<ConnectionChange> change(JsonNode json, ConfiguredConnection present) {
        var body = new ConnectionBody(json);
        body.refuseNull("name", "Enter a name for people, or leave it out.");
        body.refuseNull("rank", "Enter a number, or leave it out.");
        var schedule = body.fields.text("schedule");
        var settings = body.settings();
        settings.entrySet()
                .removeIf(entry -> present.secrets().contains(entry.getKey())
                        && entry.getValue().equals(ConnectionView.SET));
        var change = new ConnectionChange(
                body.fields.text("name"),
                body.rank(),
                settings,
                body.policy(present.policy()),
                json.path("schedule").isNull() ? Optional.of("") : schedule);
        return body.entered(change);
    }

    private Optional<Integer> rank() {
        if (!body.has("rank") || body.path("rank").isNull()) {
            fields.know("rank");
            return Optional.empty();
        }
        return Optional.of(fields.number("rank", 1, 1, ConnectionRules.HIGHEST_RANK));
    }

    /** Every value as a text; null as a blank one, which counts as not entered. */
    private Map<String, String> settings() {
        fields.know("settings");
        var entered = new LinkedHashMap<String, String>();
        var json = body.get("settings");
        if (json == null) {
            return entered;
        }
        if (!(json instanceof ObjectNode object)) {
            problems.add(new ConnectionProblem(
                    "settings", "The value is no JSON object.", "Enter an object of the provider's settings."));
            return entered;
        }
        for (var entry : object.properties()) {
            var value = entry.getValue();
            if (value.isContainer()) {
                problems.add(new ConnectionProblem(
                        "settings." + entry.getKey(), "The value is no text.", "Enter a text, a number, or a flag."));
                continue;
            }
            entered.put(entry.getKey(), value.isNull() ? "" : value.asString());
        }
        return entered;
    }

    private Optional<Policy> policy(Policy missing) {
        fields.know("policy");
        var json = body.get("policy");
        if (json == null) {
            return Optional.empty();
        }
        if (json.isNull()) {
            return Optional.of(Policy.DEFAULT);
        }
        try {
            return Optional.of(PolicyText.parse(withDefaults(json, PolicyText.json(Policy.DEFAULT)), missing));
        } catch (InvalidConnectionException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** With the fields of a new connection's policy where null was entered. */
    private static JsonNode withDefaults(JsonNode entered, JsonNode usual) {
        if (!(entered instanceof ObjectNode object)) {
            return entered;
        }
        var filled = object.objectNode();
        for (var entry : object.properties()) {
            var value = entry.getValue();
            var other = usual.get(entry.getKey());
            if (other == null) {
                filled.set(entry.getKey(), value);
                continue;
            }
            filled.set(entry.getKey(), value.isNull() ? other : withDefaults(value, other));
        }
        return filled;
    }

    private void refuseNull(String name, String cure) {
        if (body.path(name).isNull()) {
            problems.add(new ConnectionProblem(name, NO_NULL, cure));
        }
    }

    private <T> Entered<T> entered(T value) {
        var isConfirmed = fields.flag("confirm", false);
        fields.refuseOthers();
        return new Entered<>(value, problems, isConfirmed);
    }
}
