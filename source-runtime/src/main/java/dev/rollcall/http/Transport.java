package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.setting.Secret;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ReactorClientHttpRequestFactory;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.ProxyProvider;

/**
 * Sends a request and reads its answer to the end, on a WebClient that keeps no cookies, follows no redirect, repeats
 * nothing by itself, and logs no address. One for all connections.
 */
final class Transport implements AutoCloseable {
    private static final int LOOPS = 2;
    private static final Duration UNLIMITED = Duration.ofDays(1);

    private final HttpOptions options;
    private final Duration longestAnswer;
    private final AddressGuard guard;
    private final ConnectionProvider connections;
    private final LoopResources loops;
    private final ExecutorService lookUps;
    private final WebClient client;
    private final HttpClient http;

    Transport(HttpOptions options) {
        this(options, UNLIMITED);
    }

    /** With a limit for every answer beside the one that its request allows. */
    Transport(HttpOptions options, Duration longestAnswer) {
        this.options = options;
        this.longestAnswer = longestAnswer;
        this.guard = new AddressGuard(options.allowInsecure());
        this.lookUps = Executors.newFixedThreadPool(2, new HostThreads("rollcall-names"));
        this.loops = startedLoops();
        this.connections = ConnectionProvider.builder("rollcall-http")
                .maxConnections(64)
                .pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(Duration.ZERO)
                .maxIdleTime(Duration.ofSeconds(20))
                .build();
        this.http = httpClient();
        this.client = client(new ReactorClientHttpConnector(http));
    }

    AddressGuard guard() {
        return guard;
    }

    /** Requests that others send, over the same guarded connections; whole, one at a time, and without a pace. */
    ClientHttpRequestFactory requests(Duration longest) {
        var factory = new ReactorClientHttpRequestFactory(http);
        factory.setReadTimeout(longest);
        return (uri, method) -> {
            try {
                guard.check(uri);
            } catch (SourceException e) {
                throw new IOException(e.happened(), e);
            }
            return factory.createRequest(uri, method);
        };
    }

    /**
     * Sends a request and waits for its whole answer.
     *
     * @throws UnansweredException if there is none
     * @throws SourceException if the client was closed meanwhile, or the address may not be called
     */
    RawAnswer exchange(OutboundRequest request, Map<String, Secret> proof, Ending ending)
            throws SourceException, UnansweredException, InterruptedException {
        guard.check(request.uri());
        Headers.check(request.headers());
        Headers.check(proof);
        var future = answer(request, proof).toFuture();
        ending.add(future);
        try {
            return waitedFor(future, request, ending);
        } finally {
            future.cancel(true);
            ending.remove(future);
        }
    }

    @Override
    public void close() {
        connections.disposeLater().block(Duration.ofSeconds(5));
        loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block(Duration.ofSeconds(10));
        lookUps.shutdownNow();
    }

    private RawAnswer waitedFor(CompletableFuture<RawAnswer> future, OutboundRequest request, Ending ending)
            throws SourceException, UnansweredException, InterruptedException {
        try {
            var limit = request.timeout().compareTo(longestAnswer) < 0 ? request.timeout() : longestAnswer;
            return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new UnansweredException(NoAnswer.inTime(request));
        } catch (ExecutionException e) {
            ending.check();
            throw new UnansweredException(NoAnswer.because(e.getCause(), request));
        } catch (CancellationException e) {
            ending.check();
            throw e;
        }
    }

    private Mono<RawAnswer> answer(OutboundRequest request, Map<String, Secret> proof) {
        var asked = client.method(HttpMethod.valueOf(request.method()))
                .uri(request.uri())
                .headers(headers -> {
                    headers.set("Accept", "application/json");
                    headers.set("User-Agent", options.userAgent());
                    proof.forEach((name, value) -> headers.set(name, value.reveal()));
                    request.headers().forEach((name, value) -> headers.set(name, value.reveal()));
                });
        request.body().ifPresent(asked::bodyValue);
        return asked.exchangeToMono(response -> whole(request.uri(), response));
    }

    private static Mono<RawAnswer> whole(URI uri, ClientResponse response) {
        var status = response.statusCode();
        var headers = new LinkedHashMap<String, List<String>>();
        response.headers().asHttpHeaders().forEach(headers::put);
        var body = response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]);
        if (!status.is2xxSuccessful()) {
            body = body.onErrorReturn(DataBufferLimitException.class, new byte[0]);
        }
        return body.map(bytes -> new RawAnswer(uri, status.value(), headers, bytes));
    }

    private WebClient client(ClientHttpConnector connector) {
        var strategies = ExchangeStrategies.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(options.maxBody()))
                .build();
        return WebClient.builder()
                .exchangeStrategies(strategies)
                .exchangeFunction(silent(connector, strategies))
                .build();
    }

    /** As Spring's own exchange function, which logs addresses with their queries. */
    private static ExchangeFunction silent(ClientHttpConnector connector, ExchangeStrategies strategies) {
        return (ClientRequest request) -> connector
                .connect(request.method(), request.url(), sent -> request.writeTo(sent, strategies))
                .map(response -> ClientResponse.create(response.getStatusCode(), strategies)
                        .headers(headers -> headers.putAll(response.getHeaders()))
                        .body(response.getBody())
                        .build());
    }

    private HttpClient httpClient() {
        var certificates = Trust.context(options.trustedCertificates());
        var http = HttpClient.create(connections)
                .runOn(loops)
                .compress(true)
                .disableRetry(true)
                .followRedirect(false)
                .resolver(new GuardedResolver(guard, lookUps))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        options.connectTimeout().toMillis())
                .secure(ssl -> ssl.sslContext(certificates).handshakeTimeout(options.connectTimeout()));
        return options.proxy()
                .map(URI::create)
                .map(proxy -> through(http, proxy))
                .orElse(http);
    }

    private static HttpClient through(HttpClient http, URI proxy) {
        var port = proxy.getPort() < 0 ? 8080 : proxy.getPort();
        return http.proxy(type ->
                type.type(ProxyProvider.Proxy.HTTP).host(proxy.getHost()).port(port));
    }

    /**
     * Threads remember the code that started them. These live as long as the host, so they are started here and now
     * and not by a plugin's first request, which would keep the plugin's classes for as long.
     */
    private static LoopResources startedLoops() {
        var loops = LoopResources.create("rollcall-http", LOOPS, true);
        for (var loop : loops.onClient(LoopResources.DEFAULT_NATIVE)) {
            loop.submit(() -> Thread.currentThread().setContextClassLoader(Transport.class.getClassLoader()))
                    .syncUninterruptibly();
        }
        return loops;
    }
}
