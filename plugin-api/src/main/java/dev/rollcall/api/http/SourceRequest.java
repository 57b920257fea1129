package dev.rollcall.api.http;

import dev.rollcall.api.setting.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that reads. Immutable: each method returns a changed copy. Nothing here can write (R1): a POST exists only
 * for APIs that take their queries so.
 */
public final class SourceRequest {
    private final Method method;
    private final String target;
    private final List<Parameter> parameters;
    private final Map<String, Secret> headers;
    private final @Nullable Object body;
    private final Traits traits;

    private SourceRequest(
            Method method,
            String target,
            List<Parameter> parameters,
            Map<String, Secret> headers,
            @Nullable Object body,
            Traits traits) {
        this.method = method;
        this.target = Objects.requireNonNull(target, "target");
        this.parameters = parameters;
        this.headers = headers;
        this.body = body;
        this.traits = traits;
    }

    /**
     * A GET.
     *
     * @param path appended to the connection's address, from its first slash, percent-encoded where it must be; or an
     *     absolute address on the connection's own host, as next links are
     */
    public static SourceRequest get(String path) {
        return new SourceRequest(Method.GET, path, List.of(), Map.of(), null, Traits.PLAIN);
    }

    /** A GET of a link that an answer gave; refused if it leads to another host. Taken as it is. */
    public static SourceRequest get(URI link) {
        return get(link.toString());
    }

    /**
     * A query that the API takes as a POST of JSON.
     *
     * @param body written by the plugin's JSON mapper: a map, a record, a {@code JsonNode}
     */
    public static SourceRequest query(String path, Object body) {
        return new SourceRequest(Method.JSON_QUERY, path, List.of(), Map.of(), body, Traits.PLAIN);
    }

    /** A query or token request that the API takes as a POST of form fields; a secret goes in as {@link Secret}. */
    public static SourceRequest form(String path, Map<String, ?> fields) {
        return new SourceRequest(
                Method.FORM_QUERY, path, List.of(), Map.of(), new LinkedHashMap<>(fields), Traits.PLAIN);
    }

    /** With one more query parameter; repeated names are kept in order. Value and name are encoded by the host. */
    public SourceRequest with(String name, Object value) {
        var more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value.toString()));
        return new SourceRequest(method, target, List.copyOf(more), headers, body, traits);
    }

    /** With a header, replacing one of that name. */
    public SourceRequest header(String name, String value) {
        return header(name, Secret.of(value));
    }

    /** With a header that must not be seen in logs. */
    public SourceRequest header(String name, Secret value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new SourceRequest(method, target, parameters, more, body, traits);
    }

    /** Counted under this name; without it under the path, with {@code {id}} for each part that looks like an id. */
    public SourceRequest countedAs(String name) {
        return new SourceRequest(method, target, parameters, headers, body, traits.countedAs(name));
    }

    /**
     * One that the caller can ask again for less: a time-out or 504 is not retried at the same size but ends as
     * {@code PAGE_TOO_LARGE} at once.
     */
    public SourceRequest shrinkable() {
        return new SourceRequest(method, target, parameters, headers, body, traits.asShrinkable());
    }

    /**
     * One that holds several requests, each of which the MDM counts: it takes its turn in the pace so many times.
     *
     * @param requests above zero; one if never called
     */
    public SourceRequest weighing(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("A request weighs one at least.");
        }
        return new SourceRequest(method, target, parameters, headers, body, traits.weighing(requests));
    }

    /** The same request to another address: for a next link that needs the first page's headers and body. */
    public SourceRequest at(URI link) {
        return new SourceRequest(method, link.toString(), List.of(), headers, body, traits);
    }

    public Method method() {
        return method;
    }

    /** A path, or an absolute address. */
    public String target() {
        return target;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public Map<String, Secret> headers() {
        return Map.copyOf(headers);
    }

    /** What is posted; empty for a GET. */
    public Optional<Object> body() {
        return Optional.ofNullable(body);
    }

    /** The name to count under, where one was given. */
    public Optional<String> endpoint() {
        return Optional.ofNullable(traits.endpoint);
    }

    public boolean isShrinkable() {
        return traits.shrinkable;
    }

    /** How many requests the MDM counts it as. */
    public int weight() {
        return traits.weight;
    }

    @Override
    public String toString() {
        return method + " " + target;
    }

    /** How the request is sent. */
    public enum Method {
        GET,
        JSON_QUERY,
        FORM_QUERY
    }

    /** How it is counted and repeated. */
    private record Traits(@Nullable String endpoint, boolean shrinkable, int weight) {
        static final Traits PLAIN = new Traits(null, false, 1);

        Traits countedAs(String name) {
            return new Traits(name, shrinkable, weight);
        }

        Traits asShrinkable() {
            return new Traits(endpoint, true, weight);
        }

        Traits weighing(int requests) {
            return new Traits(endpoint, shrinkable, requests);
        }
    }

    /** One query parameter, not encoded. */
    public record Parameter(String name, String value) {}
}
