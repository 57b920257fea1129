package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.UnknownOutcomeException;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.http.OutboundRequest;
import dev.rollcall.http.PacedHttp;
import dev.rollcall.http.RawAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to Snipe-IT. Reads are repeated where that may help; a write is sent once, and again only where Snipe-IT
 * said that it was too early for it.
 */
final class SnipeItApi implements AutoCloseable {
    /** What those who watch the requests know Snipe-IT by. */
    private static final String PEER = "snipe-it";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** Snipe-IT counts in windows of 60 seconds, and v8.1.4 does not say when one ends. */
    private static final Duration WINDOW = Duration.ofSeconds(61);

    private static final int TRIES_WHEN_LIMITED = 3;
    /** PHP's limit on workers is low, and v8.1.4 locks nothing. */
    private static final int AT_ONCE = 4;

    private static final String LOOK = "Look at it in Snipe-IT.";

    private static final String API = "/api/v1";
    /** What Snipe-IT's ids are: nothing else gets into an address. */
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    private final PacedHttp http;
    private final String base;

    private SnipeItApi(PacedHttp http, String base) {
        this.http = http;
        this.base = base;
    }

    /**
     * Opens it; sends nothing.
     *
     * @throws PlatformException if the address may not be called
     */
    static SnipeItApi open(OutboundHttp outbound, SnipeItSettings settings) throws PlatformException {
        var root = settings.url().toString().replaceFirst("/+$", "").replaceFirst(API + "$", "");
        var pace = Pace.atOnce(AT_ONCE)
                .limit(settings.requestsPerMinute(), Duration.ofMinutes(1))
                .watching("X-RateLimit-Remaining", "X-RateLimit-Reset")
                .resettingWithin(WINDOW);
        var headers = Map.of(
                "Authorization", Secret.of("Bearer " + settings.token().reveal()),
                "Accept", Secret.of("application/json"));
        try {
            return new SnipeItApi(outbound.open(PEER, URI.create(root), headers, pace, new SnipeItJudge()), root + API);
        } catch (SourceException e) {
            throw failure(e);
        }
    }

    /** Where people look at something of that id; empty if it is no id of Snipe-IT. */
    Optional<URI> page(String kind, String id) {
        return ID.matcher(id).matches()
                ? Optional.of(URI.create(base.substring(0, base.length() - API.length()) + "/" + kind + "/" + id))
                : Optional.empty();
    }

    /** The text of a value in a query or a path. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static JsonNode json(Map<String, ? extends @Nullable Object> body) {
        return MAPPER.valueToTree(body);
    }

    /** A GET whose answer may be an error in a 200. */
    JsonNode get(String path) throws PlatformException, InterruptedException {
        return parsed(answer(path));
    }

    /** A GET whose answer is no error. */
    JsonNode read(String path) throws PlatformException, InterruptedException {
        var body = get(path);
        if (SnipeItJudge.isError(body)) {
            throw refusal(body, LOOK);
        }
        return body;
    }

    /**
     * A GET of a list, whose rows are handed out one by one as they are met.
     *
     * @return all but the rows, in whose place an empty array stays
     */
    JsonNode list(String path, Excerpt excerpt, Page.Taker rows) throws PlatformException, InterruptedException {
        return list(answer(path), excerpt, rows);
    }

    /** The same of an answer that is there. */
    static JsonNode list(RawAnswer answer, Excerpt excerpt, Page.Taker rows) throws PlatformException {
        var rest = parsed(() -> new Page(MAPPER, excerpt, rows).read(answer.body()));
        if (SnipeItJudge.isError(rest)) {
            throw refusal(rest, LOOK);
        }
        return rest;
    }

    RawAnswer answer(String path) throws PlatformException, InterruptedException {
        var request = OutboundRequest.of("GET", URI.create(base + path), TIMEOUT)
                .header("Content-Type", Secret.of("application/json"))
                .repeatable();
        try {
            return http.send(request);
        } catch (SourceException e) {
            throw failure(e);
        }
    }

    /**
     * Sends a write, once.
     *
     * @return the body, which may say that it was refused
     * @throws UnknownOutcomeException if it may have had its effect
     */
    JsonNode write(String method, String path, Map<String, ? extends @Nullable Object> body)
            throws PlatformException, UnknownOutcomeException, InterruptedException {
        var request = OutboundRequest.of(method, URI.create(base + path), TIMEOUT)
                .body("application/json", MAPPER.writeValueAsBytes(body));
        for (var tries = 1; ; tries++) {
            try {
                return understood(http.send(request));
            } catch (SourceException e) {
                // A request that came too early did nothing, and the next one waits for its turn.
                if (e.kind() != Kind.RATE_LIMITED || tries == TRIES_WHEN_LIMITED) {
                    if (isWithoutEffect(e)) {
                        throw failure(e);
                    }
                    throw new UnknownOutcomeException(failure(e));
                }
            }
        }
    }

    /** A write that need not be looked after: what it makes is looked for by the next run, or by a person. */
    JsonNode make(String path, Map<String, ? extends @Nullable Object> body)
            throws PlatformException, InterruptedException {
        try {
            var answer = write("POST", path, body);
            if (SnipeItJudge.isError(answer)) {
                throw refusal(answer, "Make it by hand, or correct the settings.");
            }
            return answer;
        } catch (UnknownOutcomeException e) {
            throw e.failure();
        }
    }

    static PlatformException refusal(JsonNode body, String cure) {
        var said = Messages.of(body).text();
        return new PlatformException(
                FailureKind.REJECTED,
                "Snipe-IT refused it"
                        + (said.isEmpty() ? " without saying why." : ": " + SnipeItText.quoted(said) + "."),
                cure);
    }

    static PlatformException failure(SourceException e) {
        return new PlatformException(e.kind().failure(), e.happened(), e.cure(), e);
    }

    /**
     * A redirect, a refused token or a missing permission ends a request before Snipe-IT does anything. Of a web page with
     * status 200 nobody knows: what PHP complains of comes before an answer, and spoils it.
     */
    private static boolean isWithoutEffect(SourceException e) {
        if (e.happened().startsWith(SnipeItJudge.SOMETHING_ELSE)) {
            return false;
        }
        return e.kind() == Kind.RATE_LIMITED || e.kind().failure() == FailureKind.CONFIGURATION;
    }

    private static JsonNode understood(RawAnswer answer) throws UnknownOutcomeException {
        try {
            return parsed(answer);
        } catch (PlatformException e) {
            throw new UnknownOutcomeException(e);
        }
    }

    private static JsonNode parsed(RawAnswer answer) throws PlatformException {
        return parsed(() -> MAPPER.readTree(answer.body()));
    }

    private static JsonNode parsed(Supplier<JsonNode> parsing) throws PlatformException {
        try {
            return parsing.get();
        } catch (JacksonException e) {
            throw new PlatformException(
                    FailureKind.PROTOCOL,
                    "Snipe-IT's answer is broken JSON.",
                    "Try again; if it stays so, report it to the maker of Rollcall with Snipe-IT's version.");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
