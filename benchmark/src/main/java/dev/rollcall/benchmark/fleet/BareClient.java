package dev.rollcall.benchmark.fleet;

import java.net.URI;
import java.util.Objects;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Spring's WebClient as it comes, with its Jackson codec, and nothing around it: no pace, no retry, no count, no guard.
 * What the plugin's reading is measured against. Calls block; for one thread.
 */
public final class BareClient {
    private static final int LARGEST_PAGE = 32 << 20;

    private final URI server;
    private final WebClient client;
    private long requests;

    public BareClient(URI server) {
        this.server = server;
        this.client = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_PAGE))
                .defaultHeader("Authorization", "Bearer benchmark")
                .defaultHeader("Accept", "application/json")
                .build();
    }

    /** How many requests were sent. */
    public long requests() {
        return requests;
    }

    <T> T get(String pathAndQuery, Class<T> type) {
        requests++;
        var page = client.get()
                .uri(URI.create(server + pathAndQuery))
                .retrieve()
                .bodyToMono(type)
                .block();
        return Objects.requireNonNull(page, "an answer without a body");
    }
}
