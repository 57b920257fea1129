package dev.rollcall.host.connection;

import dev.rollcall.host.audit.AuditQuery;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Puts into the audit trail what people do to connections: what was before and after, and of secrets that they changed. */
final class ConnectionTrail {
    private static final String ABSENT = "nothing";
    private static final int MOST_LOOKED_AT = 100;

    private final AuditTrail trail;

    ConnectionTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void made(Author by, Entry made) {
        var lines = new ArrayList<String>();
        values(made.connection()).forEach((field, value) -> lines.add(field + ": " + value));
        made.connection().secrets().stream().sorted().forEach(key -> lines.add("settings." + key + ": set"));
        add(by, "connection made", made, lines);
    }

    /**
     * A change.
     *
     * @param entered the keys of the secrets that were entered
     */
    void changed(Author by, Entry before, Entry after, Set<String> entered) {
        var lines = differences(before, after);
        new TreeSet<>(entered).forEach(key -> lines.add("settings." + key + ": changed"));
        before.connection().secrets().stream()
                .filter(key -> !after.connection().secrets().contains(key))
                .sorted()
                .forEach(key -> lines.add("settings." + key + ": taken away"));
        if (!Objects.equals(
                before.connection().addressChangedAt(), after.connection().addressChangedAt())) {
            lines.add("The address changed: what was seen before ends nothing by itself (R33).");
        }
        add(by, "connection changed", after, lines);
    }

    void optIn(Author by, Entry after, OptInQuestion question) {
        var lines = new ArrayList<String>();
        lines.add("Confirmed: " + question.text());
        lines.add("Numbers: " + question.numbers().map(OptInNumbers::text).orElse("none; no preview had tried it."));
        add(by, question.action(), after, lines);
    }

    void activated(Author by, Entry after) {
        add(by, after.connection().active() ? "connection activated" : "connection deactivated", after, List.of());
    }

    void deleted(Author by, Entry deleted) {
        var lines = new ArrayList<String>();
        values(deleted.connection()).forEach((field, value) -> lines.add(field + ": " + value));
        add(by, "connection deleted", deleted, lines);
    }

    /** Who made the latest change of it; empty if the trail does not say. */
    Optional<Author> changedBy(ConfiguredConnection connection) {
        var since = new AuditQuery(
                Optional.empty(), Optional.empty(), Optional.of(connection.updatedAt()), Optional.empty());
        return trail.latest(since, 0, MOST_LOOKED_AT).stream()
                .filter(entry -> entry.details().startsWith(heading(connection)))
                .findFirst()
                .map(entry -> new Author(entry.who(), entry.from()));
    }

    private static String heading(ConfiguredConnection connection) {
        return "Connection '" + connection.name() + "' (" + connection.id() + ")";
    }

    private void add(Author by, String what, Entry entry, List<String> lines) {
        var all = new ArrayList<String>();
        all.add(heading(entry.connection()));
        all.addAll(lines);
        trail.add(by, what, String.join("\n", all));
    }

    private static List<String> differences(Entry before, Entry after) {
        var was = values(before.connection());
        var is = values(after.connection());
        var fields = new TreeSet<>(was.keySet());
        fields.addAll(is.keySet());
        var lines = new ArrayList<String>();
        for (var field : fields) {
            var old = was.getOrDefault(field, ABSENT);
            var now = is.getOrDefault(field, ABSENT);
            if (!old.equals(now)) {
                lines.add(field + ": " + old + " → " + now);
            }
        }
        return lines;
    }

    private static Map<String, String> values(ConfiguredConnection connection) {
        var values = new LinkedHashMap<String, String>();
        values.put("provider", connection.provider());
        values.put("name", "'" + connection.name() + "'");
        values.put("rank", Integer.toString(connection.rank()));
        values.put("active", Boolean.toString(connection.active()));
        values.put("schedule", "'" + connection.schedule() + "'");
        connection.settings().forEach((key, value) -> values.put("settings." + key, "'" + value + "'"));
        flatten("policy", PolicyText.json(connection.policy()), values);
        return values;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(name + "." + entry.getKey(), entry.getValue(), into));
            return;
        }
        into.put(name, node.isString() ? node.stringValue() : node.toString());
    }
}
