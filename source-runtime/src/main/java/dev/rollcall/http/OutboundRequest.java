package dev.rollcall.http;

import dev.rollcall.api.setting.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as it goes out: any method, any bytes. Immutable: each method returns a changed copy. */
public final class OutboundRequest {
    private final String method;
    private final URI uri;
    private final Map<String, Secret> headers;
    private final byte @Nullable [] body;
    private final Traits traits;

    private OutboundRequest(
            String method, URI uri, Map<String, Secret> headers, byte @Nullable [] body, Traits traits) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.traits = traits;
    }

    /**
     * A request without a body. It is counted under its path, with what looks like an id left out, and is sent once
     * only; see {@link #repeatable}.
     *
     * @param method as HTTP spells it
     * @param uri absolute, encoded
     * @param timeout how long the whole answer may take
     */
    public static OutboundRequest of(String method, URI uri, Duration timeout) {
        return new OutboundRequest(
                Objects.requireNonNull(method, "method"),
                uri,
                Map.of(),
                null,
                new Traits(new Names(Endpoints.of(uri), Addresses.spoken(uri)), Repeat.NEVER, false, timeout, 1));
    }

    /** With a header, replacing one of that name. */
    public OutboundRequest header(String name, Secret value) {
        var more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, value);
        return new OutboundRequest(method, uri, more, body, traits);
    }

    /** With a body; the array is not copied. */
    public OutboundRequest body(String contentType, byte[] bytes) {
        return new OutboundRequest(method, uri, headers, bytes, traits).header("Content-Type", Secret.of(contentType));
    }

    /** Counted under this name. */
    public OutboundRequest countedAs(String name) {
        return new OutboundRequest(method, uri, headers, body, traits.countedAs(name));
    }

    /** One whose path is as good as a secret: counted, and named in messages, by its host alone. */
    public OutboundRequest withSecretPath() {
        return new OutboundRequest(
                method, uri, headers, body, traits.withNames(new Names(uri.getHost(), uri.getHost())));
    }

    /** Sent again where its failure may pass: for what changes nothing on the other side, however often it comes. */
    public OutboundRequest repeatable() {
        return new OutboundRequest(method, uri, headers, body, traits.repeatable());
    }

    /** One that the caller can ask again for less: too slow an answer is {@code PAGE_TOO_LARGE} at once. */
    public OutboundRequest shrinkable() {
        return new OutboundRequest(method, uri, headers, body, traits.asShrinkable());
    }

    /** Takes its turn in the pace so many times: for one that the other side counts as several. */
    OutboundRequest weighing(int requests) {
        return new OutboundRequest(method, uri, headers, body, traits.weighing(requests));
    }

    public String method() {
        return method;
    }

    public URI uri() {
        return uri;
    }

    Map<String, Secret> headers() {
        return headers;
    }

    Optional<byte[]> body() {
        return Optional.ofNullable(body);
    }

    String endpoint() {
        return traits.names.endpoint;
    }

    /** What may be said of its address in a message: host and path, unless that is secret. */
    String spoken() {
        return traits.names.spoken;
    }

    boolean isRepeatable() {
        return traits.repeat == Repeat.ALLOWED;
    }

    boolean isShrinkable() {
        return traits.shrinkable;
    }

    Duration timeout() {
        return traits.timeout;
    }

    int weight() {
        return traits.weight;
    }

    /** Names method, host and path; a query may hold secrets, and so may a path. */
    @Override
    public String toString() {
        return method + " " + spoken();
    }

    private enum Repeat {
        ALLOWED,
        NEVER
    }

    /**
     * How it is called.
     *
     * @param endpoint what it is counted under
     * @param spoken what messages say
     */
    private record Names(String endpoint, String spoken) {}

    private record Traits(Names names, Repeat repeat, boolean shrinkable, Duration timeout, int weight) {
        Traits countedAs(String name) {
            return withNames(new Names(name, names.spoken));
        }

        Traits withNames(Names other) {
            return new Traits(other, repeat, shrinkable, timeout, weight);
        }

        Traits repeatable() {
            return new Traits(names, Repeat.ALLOWED, shrinkable, timeout, weight);
        }

        Traits asShrinkable() {
            return new Traits(names, repeat, true, timeout, weight);
        }

        Traits weighing(int requests) {
            return new Traits(names, repeat, shrinkable, timeout, requests);
        }
    }
}
