package dev.rollcall.host.command;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a host over its REST API. What it answers in problem details becomes the lines that people read. */
final class HostClient {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** A check asks an MDM or the platform many things before it answers. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECTING).build();
    private final URI base;
    private final String token;

    /**
     * For one host.
     *
     * @param base its address, without {@code /api/v1}
     */
    HostClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Where the host is. */
    URI base() {
        return base;
    }

    JsonNode get(String path) throws CommandException, InterruptedException {
        return ask("GET", path, BodyPublishers.noBody());
    }

    /** Posts nothing but the wish. */
    JsonNode post(String path) throws CommandException, InterruptedException {
        return ask("POST", path, BodyPublishers.noBody());
    }

    /** Posts a body, if there is one. */
    JsonNode post(String path, Optional<JsonNode> body) throws CommandException, InterruptedException {
        return body.isPresent() ? post(path, body.get()) : post(path);
    }

    JsonNode post(String path, JsonNode body) throws CommandException, InterruptedException {
        return ask("POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    JsonNode patch(String path, JsonNode body) throws CommandException, InterruptedException {
        return ask("PATCH", path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    JsonNode delete(String path) throws CommandException, InterruptedException {
        return ask("DELETE", path, BodyPublishers.noBody());
    }

    /**
     * Posts nothing but the wish, and writes what comes back to a new file.
     *
     * @param to a file that is not there
     */
    void download(String path, Path to) throws CommandException, InterruptedException {
        var request = request("POST", path, BodyPublishers.noBody())
                .setHeader("Accept", "application/zip, application/problem+json")
                .build();
        try {
            var answer = http.send(
                    request,
                    head -> head.statusCode() < 300
                            ? BodySubscribers.mapping(
                                    BodySubscribers.ofFile(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                    file -> "")
                            : BodySubscribers.ofString(StandardCharsets.UTF_8));
            understood(answer);
        } catch (HttpTimeoutException e) {
            throw late();
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "The answer of " + base + " did not come to its end, or can't be written to " + to
                            + ". See that the host runs and the disk has room, and try again.");
        }
    }

    /** An answer as a record of ours. */
    <T> T read(JsonNode answer, Class<T> type) throws CommandException {
        try {
            return JSON.treeToValue(answer, type);
        } catch (JacksonException e) {
            throw foreign();
        }
    }

    /**
     * A list, however many parts it comes in.
     *
     * @param most how many of it are wanted
     */
    List<JsonNode> list(String path, int most) throws CommandException, InterruptedException {
        var items = new ArrayList<JsonNode>();
        var next = path;
        while (!next.isEmpty() && items.size() < most) {
            var page = get(next);
            page.path("items").forEach(items::add);
            next = page.path("next").asString("").replaceFirst("^.*?/api/v1/", "/");
        }
        return items.size() <= most ? items : items.subList(0, most);
    }

    /** All connections, by rank. */
    List<ConnectionView> connections() throws CommandException, InterruptedException {
        var connections = new ArrayList<ConnectionView>();
        for (var connection : list("/connections", Integer.MAX_VALUE)) {
            connections.add(read(connection, ConnectionView.class));
        }
        return connections;
    }

    /** One run as it is now. */
    RunView run(String id) throws CommandException, InterruptedException {
        return read(get("/runs/" + segment(id)), RunView.class);
    }

    /** A part of a path, whatever characters it has. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode ask(String method, String path, BodyPublisher body) throws CommandException, InterruptedException {
        return understood(sent(request(method, path, body).build()));
    }

    private HttpRequest.Builder request(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + token)
                .method(method, body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        return request;
    }

    private JsonNode understood(HttpResponse<String> answer) throws CommandException {
        if (answer.statusCode() == 401) {
            throw refused();
        }
        var content = content(answer);
        if (answer.statusCode() >= 300) {
            throw problem(answer.statusCode(), content);
        }
        return content;
    }

    private HttpResponse<String> sent(HttpRequest request) throws CommandException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw late();
        } catch (IOException e) {
            throw new HostGoneException(base);
        }
    }

    private JsonNode content(HttpResponse<String> answer) throws CommandException {
        try {
            return answer.body().isBlank()
                    ? JSON.createObjectNode()
                    : Objects.requireNonNull(JSON.readTree(answer.body()));
        } catch (JacksonException e) {
            throw foreign();
        }
    }

    private CommandException late() {
        return new CommandException(
                ExitCode.FAILED, "The host on " + base + " did not answer in time. Look at its log, and try again.");
    }

    private CommandException refused() {
        return new CommandException(
                ExitCode.USAGE,
                "The host on " + base + " refuses the token. Set rollcall.access.bootstrap-token"
                        + " (ROLLCALL_ACCESS_BOOTSTRAP_TOKEN) to the one that it was started with; a host that was started"
                        + " without one refuses every token.");
    }

    private CommandException foreign() {
        return new CommandException(
                ExitCode.USAGE,
                "What " + base + " answers is not understood. Check that a Rollcall of this version runs there.");
    }

    private static CommandException problem(int status, JsonNode problem) {
        var lines = new ArrayList<String>();
        var detail = problem.path("detail").asString("");
        if (!detail.isBlank()) {
            lines.add(detail);
        }
        for (var error : problem.path("errors")) {
            lines.add("  " + line(error));
        }
        if (lines.isEmpty()) {
            lines.add("The host answers with " + status + ". Look at its log.");
        }
        if (problem.has("confirmation")) {
            return new UnconfirmedException(lines, problem.path("confirmation"));
        }
        return new CommandException(exitCode(status), lines);
    }

    private static String line(JsonNode error) {
        var words = new ArrayList<String>();
        for (var part : List.of("message", "cure")) {
            var text = error.path(part).asString("");
            if (!text.isBlank()) {
                words.add(text);
            }
        }
        return error.path("field").asString("") + ": " + String.join(" ", words);
    }

    private static ExitCode exitCode(int status) {
        if (status == 500) {
            return ExitCode.BUG;
        }
        return status == 409 || status > 500 ? ExitCode.FAILED : ExitCode.USAGE;
    }
}
