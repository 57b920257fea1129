package dev.rollcall.sandbox.snipeit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The links that newer versions add to a list. They keep the caller's {@code offset}, which wins over {@code page}: who
 * follows them gets the same page for ever.
 */
final class PageLinks {
    private PageLinks() {}

    static JsonObject of(Call call, Paging paging, int total) {
        int current = paging.offset() / paging.limit() + 1;
        int pages = Math.max(1, (total + paging.limit() - 1) / paging.limit());
        return new JsonObject()
                .with("total", total)
                .with("current_page", current)
                .with("per_page", paging.limit())
                .with("total_pages", pages)
                .with("prev_page_url", current > 1 ? url(call, current - 1) : null)
                .with("next_page_url", current < pages ? url(call, current + 1) : null);
    }

    private static @Nullable String url(Call call, int page) {
        Map<String, String> parameters = new LinkedHashMap<>(call.query());
        parameters.put("page", Integer.toString(page));
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", "/api/v1/hardware?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
