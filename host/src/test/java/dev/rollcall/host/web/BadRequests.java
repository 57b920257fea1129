package dev.rollcall.host.web;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests that are wrong, or odd, of a route's description in the OpenAPI document. */
final class BadRequests {
    /** A property that no body has. */
    static final String UNKNOWN = "zzUnknown";

    private static final String LONG = "x".repeat(100_000);
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\u202etxt",
            "\r\nSet-Cookie: a=b",
            "<script>alert(1)</script>",
            "' or 1=1 --",
            "../../etc/passwd",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}",
            "%s%n%x",
            LONG);
    private static final List<String> ODD_PARTS = List.of(
            "%00",
            "..%2f..%2fetc",
            "%ff",
            "%c0%ae",
            "%0d%0aa:b",
            "-1",
            "%F0%9F%92%A9",
            "'%20or%201=1",
            "x".repeat(6000),
            "%20");

    private final JsonNode document;

    BadRequests(JsonNode document) {
        this.document = document;
    }

    /**
     * A route.
     *
     * @param operation as the document describes it
     */
    record Route(String method, String path, JsonNode operation) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * A request that is not as the document says.
     *
     * @param what tells of what is wrong with it
     * @param address with the query
     * @param body what is sent
     * @param isWrong whether it must be refused; odd ones may be taken
     * @param naming what the refusal has to name; empty for nothing
     */
    record Attack(String what, String address, BodyPublisher body, String mediaType, boolean isWrong, String naming) {
        @Override
        public String toString() {
            return what + ": " + address.substring(0, Math.min(200, address.length()));
        }
    }

    Stream<Route> routes() {
        return document.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .map(method -> new Route(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())));
    }

    /** Paths with parts that are no ids. */
    List<Attack> ofPath(Route route) {
        var attacks = new ArrayList<Attack>();
        if (route.path.contains("{")) {
            for (var part : ODD_PARTS) {
                attacks.add(new Attack(
                        "an odd part",
                        route.path.replaceAll("\\{[^}]*}", part),
                        BodyPublishers.noBody(),
                        "",
                        true,
                        ""));
            }
        }
        return attacks;
    }

    /** Parameters of wrong types, and odd ones. */
    List<Attack> ofQuery(Route route, String address) {
        var attacks = new ArrayList<Attack>();
        for (var parameter : route.operation.path("parameters")) {
            if (parameter.path("in").asString().equals("query")) {
                var name = parameter.path("name").asString();
                wrongParameters(parameter.path("schema"))
                        .forEach(wrong -> attacks.add(new Attack(
                                "a wrong " + name,
                                address + "?" + name + "=" + wrong,
                                BodyPublishers.noBody(),
                                "",
                                true,
                                name)));
                ODD_PARTS.forEach(odd -> attacks.add(new Attack(
                        "an odd " + name, address + "?" + name + "=" + odd, BodyPublishers.noBody(), "", false, "")));
            }
        }
        return attacks;
    }

    private static List<String> wrongParameters(JsonNode schema) {
        if (schema.path("type").asString().equals("integer")) {
            return List.of("abc", "1.5", "-7", "99999999999999999999", "%E2%88%9E");
        }
        if (schema.path("format").asString("").equals("date-time")) {
            return List.of("yesterday", "2026-13-40", "2026-11-22T25:00:00Z");
        }
        return schema.path("items").has("enum") ? List.of("LATE", "%00", "1") : List.of();
    }

    /** Bodies that are no JSON, no objects, or not what the description says. */
    List<Attack> ofBody(Route route, String address, ObjectNode valid) {
        var attacks = new ArrayList<Attack>();
        noObjects()
                .forEach((what, body) -> attacks.add(
                        new Attack(what, address, BodyPublishers.ofString(body), "application/json", true, "")));
        broken().forEach((what, body) ->
                attacks.add(new Attack(what, address, BodyPublishers.ofByteArray(body), "application/json", true, "")));
        for (var mediaType :
                List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "a/b;c", "")) {
            attacks.add(new Attack(
                    "the media type '" + mediaType + "'",
                    address,
                    BodyPublishers.ofString(valid.toString()),
                    mediaType,
                    true,
                    ""));
        }
        var unknown = valid.deepCopy().put(UNKNOWN, 1);
        attacks.add(json("an unknown property", address, unknown, true, UNKNOWN));
        schema(route).path("properties").properties().forEach(property -> {
            var name = property.getKey();
            for (var wrong : wrongValues(property.getValue())) {
                var body = valid.deepCopy();
                body.set(name, ApiHost.JSON.readTree(wrong));
                attacks.add(json("a wrong " + name + " " + wrong, address, body, true, name));
            }
            for (var odd : ODD_TEXTS) {
                attacks.add(json("an odd " + name, address, valid.deepCopy().put(name, odd), false, ""));
            }
        });
        return attacks;
    }

    private static Attack json(String what, String address, ObjectNode body, boolean isWrong, String naming) {
        return new Attack(what, address, BodyPublishers.ofString(body.toString()), "application/json", isWrong, naming);
    }

    private JsonNode schema(Route route) {
        return resolved(route.operation.at("/requestBody/content/application~1json/schema"));
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    boolean takesJson(Route route) {
        return route.operation.at("/requestBody/content").has("application/json");
    }

    private static Map<String, String> noObjects() {
        var bodies = new LinkedHashMap<String, String>();
        for (var body : List.of("[]", "[{}]", "\"x\"", "1", "true", "1e999999", "NaN")) {
            bodies.put("the body " + body, body);
        }
        return bodies;
    }

    private static Map<String, byte[]> broken() {
        var bodies = new LinkedHashMap<String, byte[]>();
        bodies.put("half an object", ApiHost.bytes("{\"name\": \"a"));
        bodies.put("more behind the end", ApiHost.bytes("{} {}"));
        bodies.put("a name twice", ApiHost.bytes("{\"" + UNKNOWN + "\": 1, \"" + UNKNOWN + "\": 2}"));
        bodies.put("deep nesting", ApiHost.bytes("{\"" + UNKNOWN + "\": ".repeat(20_000)));
        bodies.put("deep arrays", ApiHost.bytes("[".repeat(50_000)));
        bodies.put("a long name", ApiHost.bytes("{\"" + "n".repeat(60_000) + "\": 1}"));
        bodies.put("a long number", ApiHost.bytes("{\"" + UNKNOWN + "\": " + "9".repeat(5_000) + "}"));
        bodies.put("broken UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'});
        bodies.put("UTF-16", "{\"zzUnknown\": 1}".getBytes(StandardCharsets.UTF_16));
        bodies.put("nothing that can be read", new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe});
        bodies.put("too much", ApiHost.bytes("{\"" + UNKNOWN + "\": \"" + "x".repeat(2_000_000) + "\"}"));
        return bodies;
    }

    /** JSON that is not of the property's type. */
    private List<String> wrongValues(JsonNode unresolved) {
        var schema = resolved(unresolved);
        return switch (schema.path("type").asString("object")) {
            case "string" ->
                schema.has("enum")
                        ? List.of("7", "true", "{}", "[]", "\"NOBODY\"", "[\"ADMIN\"]")
                        : List.of("7", "true", "{}", "[]", "{\"a\": {\"b\": []}}");
            case "integer" -> List.of("\"abc\"", "1.5", "1e400", "99999999999999999999", "{}", "[]", "true");
            case "boolean" -> List.of("\"maybe\"", "7", "{}", "[]");
            case "array" -> List.of("{}", "\"x\"", "7", "[[[]]]", "[{}]", "[null]");
            default -> List.of("[]", "\"x\"", "5", "{\"" + UNKNOWN + "\": {\"a\": 1}}", "{\"" + UNKNOWN + "\": []}");
        };
    }
}
