package dev.rollcall.host.web;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.host.HostApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host on a free port, and a client of it. */
final class ApiHost implements AutoCloseable {
    static final String TOKEN = "planted-bootstrap-token-5e1c";
    static final JsonMapper JSON = JsonMapper.shared();

    final ConfigurableApplicationContext context;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ApiHost(Map<String, String> properties, Optional<Clock> clock) {
        context = new SpringApplicationBuilder(HostApplication.class)
                .initializers(
                        started -> clock.ifPresent(settable -> set((GenericApplicationContext) started, settable)))
                .web(WebApplicationType.SERVLET)
                .properties(Map.of("spring.main.banner-mode", "off", "spring.config.name", "application,none"))
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        port = Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    private static void set(GenericApplicationContext context, Clock clock) {
        context.registerBean("settableClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        context.registerBean("settableTicker", Ticker.class, () -> ticker, bean -> bean.setPrimary(true));
    }

    /** One with the token, and with more properties. */
    static ApiHost start(Path home, Map<String, String> more) {
        return start(home, more, Optional.empty());
    }

    /** One that goes by a clock. */
    static ApiHost start(Path home, Map<String, String> more, Optional<Clock> clock) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("server.port", "0");
        properties.put("rollcall.home", home.resolve("data").toString());
        properties.put("rollcall.plugins.folder", home.resolve("plugins").toString());
        properties.put("rollcall.access.bootstrap-token", TOKEN);
        // A connection's time of the day may just be now.
        properties.put("rollcall.sync.scheduled", "false");
        properties.putAll(more);
        return new ApiHost(properties, clock);
    }

    /**
     * An answer.
     *
     * @param head every header, as a text
     */
    record Answer(int status, String type, String head, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String pointer) {
            return json().at(pointer).asString("");
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return call("POST", path, json);
    }

    Answer post(String path) {
        return call("POST", path, null);
    }

    Answer call(String method, String path, @Nullable String json) {
        var body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        var request = request(path).method(method, body);
        return send(json == null ? request : request.header("Content-Type", "application/json"));
    }

    /** A call with another token. */
    Answer with(String token, String method, String path, @Nullable String json) {
        var body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        var request = anonymous(path).header("Authorization", "Bearer " + token).method(method, body);
        return send(json == null ? request : request.header("Content-Type", "application/json"));
    }

    /** The value of a new token with a role. */
    String token(String name, String role) {
        var made = post("/api/v1/tokens", "{\"name\": \"" + name + "\", \"role\": \"" + role + "\"}");
        return made.text("/value");
    }

    /** The id of a new person with a role, and with {@link Browser#PASSWORD}. */
    String person(String name, String role) {
        var made = post(
                "/api/v1/people",
                "{\"name\": \"" + name + "\", \"role\": \"" + role + "\", \"password\": \"" + Browser.PASSWORD + "\"}");
        return made.text("/id");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A request with the token. */
    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + TOKEN);
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(address(path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return answer(answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends what no client would, and returns all that comes back. */
    String raw(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            // The host waits for the rest of a body that was announced, and none will come.
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends the beginning of a request and no more, and returns all that comes back, if anything does. */
    String cut(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static Answer answer(HttpResponse<String> answer) {
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.headers().map().toString(),
                answer.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
