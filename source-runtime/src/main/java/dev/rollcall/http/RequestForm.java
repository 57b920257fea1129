package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.SourceRequest;
import dev.rollcall.api.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Gives a source's requests the form in which they go out. */
final class RequestForm {
    static final String FORM = "application/x-www-form-urlencoded";

    private final Addresses addresses;
    private final Duration timeout;
    /** One per client: a mapper remembers every type it meets, and the class loader with it. */
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new UnknownIgnored()))
            .build();

    RequestForm(Addresses addresses, Duration timeout) {
        this.addresses = addresses;
        this.timeout = timeout;
    }

    JsonMapper mapper() {
        return mapper;
    }

    OutboundRequest outbound(SourceRequest request) throws SourceException {
        var uri = addresses.resolve(request.target(), request.parameters());
        var method = request.method() == SourceRequest.Method.GET ? "GET" : "POST";
        var outbound = OutboundRequest.of(method, uri, timeout).repeatable().weighing(request.weight());
        outbound = body(outbound, request);
        for (var header : request.headers().entrySet()) {
            outbound = outbound.header(header.getKey(), header.getValue());
        }
        if (request.endpoint().isPresent()) {
            outbound = outbound.countedAs(request.endpoint().get());
        }
        return request.isShrinkable() ? outbound.shrinkable() : outbound;
    }

    /** RFC 7617 with UTF-8. */
    static Map<String, Secret> basic(Authentication.Basic basic) {
        var pair = basic.username() + ":" + basic.password().reveal();
        var encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return Map.of("Authorization", Secret.of("Basic " + encoded));
    }

    static byte[] form(Map<?, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> Addresses.parameter(String.valueOf(field.getKey())) + "="
                        + Addresses.parameter(plain(field.getValue())))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private OutboundRequest body(OutboundRequest outbound, SourceRequest request) throws SourceException {
        if (request.body().isEmpty()) {
            return outbound;
        }
        var body = request.body().get();
        if (request.method() == SourceRequest.Method.FORM_QUERY && body instanceof Map<?, ?> fields) {
            return outbound.body(FORM, form(fields));
        }
        try {
            return outbound.body("application/json", mapper.writeValueAsBytes(body));
        } catch (JacksonException e) {
            throw new SourceException(
                    SourceException.Kind.DEFECT,
                    "The plugin's request to " + Addresses.spoken(outbound.uri()) + " can't be written as JSON.",
                    "Report it to the maker of the plugin.");
        }
    }

    private static String plain(Object value) {
        return value instanceof Secret secret ? secret.reveal() : String.valueOf(value);
    }
}
