package dev.rollcall.jamf;

import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jamf's OpenAPI document: what it allows in a request, and the answers that its examples make. */
final class JamfDocument {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> NAMES =
            Set.of("section", "page", "page-size", "sort", "filter", "exception-handling");
    private static final Pattern FIELD = Pattern.compile("([\\w.]+)(?:==|:asc)");

    private final JsonNode root;

    JamfDocument(Path file) {
        root = JSON.readTree(file);
    }

    /** What the document does not allow in the request; empty if all is well. */
    List<String> complaints(SimulatedRequest request) {
        var operation = root.path("paths")
                .path(request.path().replaceFirst("^/api", ""))
                .path(request.method().toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            return List.of(request + " is not in it.");
        }
        var complaints = new ArrayList<String>();
        for (var name : NAMES) {
            var parameter = parameter(operation, name);
            for (var value : request.parameters(name)) {
                complaints.addAll(complaints(parameter, name, value));
            }
        }
        return complaints;
    }

    /** The names of the fields that a client sends for a token. */
    Set<String> tokenFields() {
        return new TreeSet<>(schema("OAuthTokenRequest").path("properties").propertyNames());
    }

    /** A page with one record of each kind that may be in it, made of the examples of its schema. */
    JsonNode page(String path) {
        var answer = root.path("paths")
                .path(path)
                .at("/get/responses/200/content/application~1json/schema/$ref")
                .asString();
        var rows = JSON.createArrayNode();
        var row = resolved(schema(name(answer)).at("/properties/results/items"));
        var kinds = row.has("oneOf") ? row.path("oneOf").values() : List.of(row);
        kinds.forEach(kind -> rows.add(example(resolved(kind))));
        return JSON.createObjectNode().put("totalCount", rows.size()).set("results", rows);
    }

    private List<String> complaints(JsonNode parameter, String name, String value) {
        if (parameter.isMissingNode()) {
            return List.of("There is no parameter " + name + ".");
        }
        var schema = parameter.path("schema");
        var allowed = new TreeSet<String>();
        var values = schema.has("items") ? resolved(schema.path("items")) : schema;
        values.path("enum").forEach(one -> allowed.add(one.asString()));
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return List.of(name + " may not be " + value + ".");
        }
        var complaints = new ArrayList<String>();
        if (name.equals("sort") || name.equals("filter")) {
            var fields = FIELD.matcher(value);
            while (fields.find()) {
                if (!parameter.path("description").asString().contains("`" + fields.group(1) + "`")) {
                    complaints.add(name + " may not go by " + fields.group(1) + ".");
                }
            }
        }
        if (schema.path("type").asString().equals("integer") && !value.matches("[0-9]+")) {
            complaints.add(name + " must be a number.");
        }
        return complaints;
    }

    private JsonNode parameter(JsonNode operation, String name) {
        for (var parameter : operation.path("parameters")) {
            var resolved = parameter.has("$ref")
                    ? root.path("components")
                            .path("parameters")
                            .path(name(parameter.path("$ref").asString()))
                    : parameter;
            if (resolved.path("name").asString().equals(name)) {
                return resolved;
            }
        }
        return JSON.missingNode();
    }

    private JsonNode example(JsonNode schema) {
        if (schema.has("example") && !schema.path("example").isContainer()) {
            return schema.path("example");
        }
        if (schema.has("items")) {
            return JSON.createArrayNode().add(example(resolved(schema.path("items"))));
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        var object = JSON.createObjectNode();
        for (var part : schema.path("allOf")) {
            for (var property : example(resolved(part)).properties()) {
                object.set(property.getKey(), property.getValue());
            }
        }
        for (var property : schema.path("properties").properties()) {
            object.set(property.getKey(), example(resolved(property.getValue())));
        }
        return object.isEmpty() ? JSON.nullNode() : object;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? schema(name(schema.path("$ref").asString())) : schema;
    }

    private JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
