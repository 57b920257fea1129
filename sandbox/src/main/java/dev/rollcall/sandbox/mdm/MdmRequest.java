package dev.rollcall.sandbox.mdm;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it comes in.
 *
 * @param path decoded
 * @param form the fields of a form in the body
 * @param body as text; empty if there is none
 */
record MdmRequest(
        String method,
        String path,
        Map<String, List<String>> parameters,
        Map<String, List<String>> form,
        String body,
        String authorization) {

    static MdmRequest of(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new MdmRequest(
                exchange.getRequestMethod(),
                uri.getPath(),
                decoded(uri.getRawQuery()),
                decoded(body),
                body,
                authorization == null ? "" : authorization);
    }

    private static Map<String, List<String>> decoded(@Nullable String pairs) {
        var decoded = new LinkedHashMap<String, List<String>>();
        if (pairs == null || pairs.isEmpty()) {
            return decoded;
        }
        for (var pair : pairs.split("&", -1)) {
            var parts = pair.split("=", 2);
            decoded.computeIfAbsent(text(parts[0]), name -> new ArrayList<>())
                    .add(parts.length == 1 ? "" : text(parts[1]));
        }
        return decoded;
    }

    private static String text(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    Optional<String> parameter(String name) {
        return values(name).stream().findFirst();
    }

    List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** A parameter that is a number from 0 on; the other value where it is missing or none. */
    int number(String name, int otherwise) {
        return parameter(name)
                .filter(digits -> digits.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    String field(String name) {
        return form.getOrDefault(name, List.of("")).get(0);
    }
}
