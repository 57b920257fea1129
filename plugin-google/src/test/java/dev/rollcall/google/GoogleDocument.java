package dev.rollcall.google;

import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Google's own description of the Directory API. */
final class GoogleDocument {
    private static final List<String> NAMES = List.of(
            "maxResults",
            "projection",
            "prettyPrint",
            "fields",
            "pageToken",
            "query",
            "filter",
            "orgUnitPath",
            "includeChildOrgunits",
            "orderBy",
            "sortOrder");

    private final JsonNode root;

    GoogleDocument(Path file) {
        root = JsonMapper.shared().readTree(file);
    }

    /** What the document does not allow in the request; empty if all is well. */
    List<String> complaints(SimulatedRequest request) {
        for (var method : root.findValues("methods").stream()
                .flatMap(methods -> methods.values().stream())
                .toList()) {
            var path = "/" + method.path("path").asString().replaceAll("\\{[^}]+}", "[^/:]+");
            if (Pattern.matches(path, request.path())) {
                return complaints(request, method);
            }
        }
        return List.of(request + " is not in it.");
    }

    private List<String> complaints(SimulatedRequest request, JsonNode method) {
        var complaints = new ArrayList<String>();
        if (!method.path("httpMethod").asString().equals(request.method())) {
            complaints.add("The method is not " + request.method());
        }
        if (!method.path("scopes").toString().contains("\"" + GoogleApi.SCOPE + "\"")) {
            complaints.add("The scope does not allow it.");
        }
        for (var name : NAMES) {
            var known = method.path("parameters").path(name);
            var parameter = known.isMissingNode() ? root.path("parameters").path(name) : known;
            for (var value : request.parameters(name)) {
                complaints.addAll(complaints(parameter, name, value));
            }
        }
        var schema = method.path("response").path("$ref").asString();
        request.parameter("fields").map(FieldMask::of).ifPresent(mask -> mask.paths().stream()
                .filter(path -> !fields(schema).contains(path))
                .forEach(path -> complaints.add(schema + " has no field " + path)));
        return complaints;
    }

    private static List<String> complaints(JsonNode parameter, String name, String value) {
        if (parameter.isMissingNode()) {
            return List.of("There is no parameter " + name + ".");
        }
        var allowed = new TreeSet<String>();
        parameter.path("enum").forEach(one -> allowed.add(one.asString()));
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return List.of(name + " may not be " + value + ".");
        }
        var form =
                switch (parameter.path("type").asString()) {
                    case "integer" -> "[0-9]+";
                    case "boolean" -> "true|false";
                    default -> ".+";
                };
        return value.matches(form) ? List.of() : List.of(name + " may not be '" + value + "'.");
    }

    /** Every field of a schema that holds no others, as a path. */
    private Set<String> fields(String schema) {
        return fields(root.path("schemas").path(schema));
    }

    private Set<String> fields(JsonNode described) {
        var fields = new TreeSet<String>();
        described.path("properties").properties().forEach(property -> {
            var value = property.getValue();
            var element = value.has("items") ? value.path("items") : value;
            var within = element.has("$ref") ? fields(element.path("$ref").asString()) : fields(element);
            fields.add(property.getKey());
            within.forEach(path -> fields.add(property.getKey() + "/" + path));
        });
        return fields;
    }
}
