package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.UnknownOutcomeException;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.http.OutboundRequest;
import dev.rollcall.http.RawAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to GLPI's legacy API, which 10 and 11 have in common. Reads are repeated where that may help; a write is sent
 * once, and again only where GLPI did nothing with it for certain. Safe for use by several threads.
 */
final class GlpiApi implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int TRIES_WHEN_LIMITED = 3;
    /** Of PHP's workers, which people use too. */
    static final int AT_ONCE = 4;

    private static final String API = "/apirest.php";
    /** What GLPI's ids are: nothing else gets into an address. */
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    private static final Pattern TOTAL = Pattern.compile(".*/([0-9]{1,18})");
    /** Without it, GLPI adds a list of links to every row. */
    private static final String PLAIN = "get_hateoas=false";

    private final Sessions sessions;
    private final String root;

    private GlpiApi(Sessions sessions, String root) {
        this.sessions = sessions;
        this.root = root;
    }

    /**
     * A page of a list as it came.
     *
     * @param total how many rows the list has; empty if the answer does not say, as that of an empty table
     */
    record Paged(RawAnswer answer, Optional<Long> total) {}

    /**
     * Opens it; sends nothing.
     *
     * @throws PlatformException if the address may not be called
     */
    static GlpiApi open(OutboundHttp outbound, GlpiSettings settings) throws PlatformException {
        var root = settings.url().toString().replaceFirst("/+$", "").replaceFirst(API + "$", "");
        var pace = Pace.atOnce(AT_ONCE).limit(settings.requestsPerMinute(), Duration.ofMinutes(1));
        var headers = new HashMap<String, Secret>();
        headers.put("Accept", Secret.of("application/json"));
        settings.appToken().ifPresent(token -> headers.put("App-Token", token));
        try {
            var http = outbound.open("glpi", URI.create(root), headers, pace, new GlpiJudge());
            return new GlpiApi(new Sessions(http, root + API, settings.userToken()), root);
        } catch (SourceException e) {
            throw failure(e);
        }
    }

    /** Where people look at something of that id; empty if it is no id of GLPI. */
    Optional<URI> page(String kind, String id) {
        return ID.matcher(id).matches()
                ? Optional.of(URI.create(root + "/front/" + kind + ".form.php?id=" + id))
                : Optional.empty();
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Who writes: the id of the token's user; 0 if GLPI does not say. */
    long user() throws PlatformException, InterruptedException {
        return sessions.current().user();
    }

    /** Whether the tickets of others are shown too: those that are not would be missing without a word. */
    boolean seesAllTickets() throws PlatformException, InterruptedException {
        return sessions.current().seesAllTickets();
    }

    /** Logs in anew: rights, profile and entities of a session are those of its beginning. */
    void logInAnew() throws PlatformException, InterruptedException {
        sessions.renew();
    }

    /** A GET whose answer is no error. */
    JsonNode get(String path) throws PlatformException, InterruptedException {
        var body = parsed(answer(path));
        var error = GlpiError.of(body);
        if (error != null) {
            throw refusal(path, error);
        }
        return body;
    }

    /** A GET of one thing; empty if it is not there. */
    Optional<JsonNode> find(String path) throws PlatformException, InterruptedException {
        var body = parsed(answer(path));
        var error = GlpiError.of(body);
        if (error == null) {
            return Optional.of(body);
        }
        if (error.isNotFound()) {
            return Optional.empty();
        }
        throw refusal(path, error);
    }

    /** One item; empty if there is none of that id. */
    Optional<JsonNode> item(String table, String id) throws PlatformException, InterruptedException {
        return ID.matcher(id).matches() ? find("/" + GlpiText.encoded(table) + "/" + id) : Optional.empty();
    }

    /** Whether GLPI has that table: those of plugins are there while the plugin is. */
    boolean hasTable(String table) throws PlatformException, InterruptedException {
        var answer = answer(paged("/" + table, 0, 0));
        var error = answer.status() == 400 ? GlpiError.of(answer) : null;
        return error == null || !error.isUnknownTable();
    }

    /**
     * Rows of a list, by place. A list is sorted by id unless the path says otherwise.
     *
     * @param path such as {@code /Computer}, with {@code ?} if it has a query of its own
     * @return empty if the list ends before {@code from}
     */
    Optional<Paged> page(String path, long from, long to) throws PlatformException, InterruptedException {
        var asked = paged(path, from, to);
        var answer = answer(asked);
        if (answer.status() >= 400) {
            var error = GlpiError.of(answer);
            if (error != null && error.isBeyondEnd()) {
                return Optional.empty();
            }
            throw error == null ? misunderstood("a list") : refusal(asked, error);
        }
        return Optional.of(new Paged(answer, total(answer)));
    }

    /** The number of a page's rows, which are handed out one by one. */
    static int rows(Paged page, Set<String> columns, Consumer<JsonNode> taker) throws PlatformException {
        var rows = parsed(
                () -> new RowPage(MAPPER, columns, taker).read(page.answer().body()));
        if (rows < 0) {
            throw misunderstood("a list");
        }
        return rows;
    }

    /**
     * All rows of a list that is not long, with all columns.
     *
     * @throws PlatformException of kind TRANSIENT if the list changed too much while it was read
     */
    List<JsonNode> list(String path) throws PlatformException, InterruptedException {
        return list(path, Set.of());
    }

    /** The same, with these columns; {@code id} has to be one of them. */
    List<JsonNode> list(String path, Set<String> columns) throws PlatformException, InterruptedException {
        var rows = new ArrayList<JsonNode>();
        each(path, columns, rows::add);
        return rows;
    }

    /** The same, one by one, for a list that may be long. */
    void each(String path, Set<String> columns, Walk.RowTaker taker) throws PlatformException, InterruptedException {
        if (!new Walk(this).each(path, columns, taker)) {
            throw new PlatformException(
                    FailureKind.TRANSIENT,
                    "GLPI's list " + path.replaceFirst("[?].*", "") + " changed while it was read.",
                    "Try again when fewer people edit.");
        }
    }

    /** Rows of several tables by id, in one request; empty if one of them is not there [rec 03-getMultipleItems]. */
    Optional<JsonNode> several(List<Ref> refs) throws PlatformException, InterruptedException {
        var query = new StringBuilder("/getMultipleItems?");
        for (var i = 0; i < refs.size(); i++) {
            query.append("items[%d][itemtype]=%s&items[%d][items_id]=%s&"
                    .formatted(
                            i,
                            GlpiText.encoded(refs.get(i).table()),
                            i,
                            refs.get(i).id()));
        }
        var found = find(query.substring(0, query.length() - 1));
        if (found.isPresent() && !found.get().isArray()) {
            throw misunderstood("a list of items");
        }
        return found;
    }

    /**
     * Changes rows, each by itself.
     *
     * @param rows each with its {@code id}
     * @throws UnknownOutcomeException if some of it may have had its effect, and nothing is known of any row
     */
    Written put(String table, List<? extends Map<String, ?>> rows)
            throws PlatformException, UnknownOutcomeException, InterruptedException {
        return Written.of(write("PUT", "/" + table, Map.of("input", rows)), false);
    }

    /** Adds rows, each by itself; the ids are by the rows' order. */
    Written post(String table, List<? extends Map<String, ?>> rows)
            throws PlatformException, UnknownOutcomeException, InterruptedException {
        return Written.of(write("POST", "/" + table, Map.of("input", rows)), true);
    }

    /** Deletes rows for good, without the trash. */
    Written delete(String table, List<Long> ids)
            throws PlatformException, UnknownOutcomeException, InterruptedException {
        var rows = ids.stream().map(id -> Map.of("id", id)).toList();
        return Written.of(write("DELETE", "/" + table, Map.of("input", rows, "force_purge", true)), false);
    }

    /**
     * Adds one row, whose loss need not be looked after: it is looked for before it is made anew.
     *
     * @return its id
     */
    long make(String table, Map<String, ?> row) throws PlatformException, InterruptedException {
        Written.Row made;
        try {
            made = post(table, List.of(row)).first();
        } catch (UnknownOutcomeException e) {
            throw e.failure();
        }
        if (made == null || !made.isDone()) {
            throw new PlatformException(
                    FailureKind.REJECTED,
                    "GLPI refused to make an entry in " + table
                            + (made == null || made.said().isEmpty()
                                    ? " without saying why."
                                    : ": " + GlpiText.quoted(made.said()) + "."),
                    "Make it by hand, or give the user's profile the right '" + Rights.spoken(table) + "'.");
        }
        return made.id();
    }

    /**
     * Sends a write, once.
     *
     * @return the body, which may say that all or some of it was refused
     * @throws UnknownOutcomeException if it may have had its effect
     */
    JsonNode write(String method, String path, Map<String, ?> body)
            throws PlatformException, UnknownOutcomeException, InterruptedException {
        var request =
                OutboundRequest.of(method, uri(path), TIMEOUT).body("application/json", MAPPER.writeValueAsBytes(body));
        for (var tries = 1; ; tries++) {
            try {
                return understood(path, sessions.send(request));
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

    static PlatformException misunderstood(String what) {
        return new PlatformException(
                FailureKind.PROTOCOL,
                "GLPI answered with something else where " + what + " was expected.",
                "Check the platform's address; if it is right, report this with GLPI's version.");
    }

    static PlatformException failure(SourceException e) {
        return new PlatformException(e.kind().failure(), e.happened(), e.cure(), e);
    }

    private RawAnswer answer(String path) throws PlatformException, InterruptedException {
        var plain = path + (path.contains("?") ? "&" : "?") + PLAIN;
        var request = OutboundRequest.of("GET", uri(plain), TIMEOUT)
                .header("Content-Type", Secret.of("application/json"))
                // GLPI 10 encodes texts as HTML; 11 does not and passes the header over.
                .header("X-GLPI-Sanitized-Content", Secret.of("false"))
                .repeatable();
        try {
            return sessions.send(request);
        } catch (SourceException e) {
            throw failure(e);
        }
    }

    private URI uri(String path) {
        return URI.create(root + API + path.replace("[", "%5B").replace("]", "%5D"));
    }

    private static String paged(String path, long from, long to) {
        var query = path.contains("?") ? "&" : "?";
        return path + query + (path.contains("sort=") ? "" : "sort=id&") + "range=" + from + "-" + to;
    }

    /** {@code Content-Range: 0-9/34}. */
    private static Optional<Long> total(RawAnswer answer) {
        var range = TOTAL.matcher(answer.header("Content-Range").orElse(""));
        return range.matches() ? Optional.of(Long.parseLong(range.group(1))) : Optional.empty();
    }

    private static PlatformException refusal(String path, GlpiError error) {
        var table = path.replaceFirst("^/", "").replaceFirst("[/?].*", "");
        if (error.isUnknownTable()) {
            return new PlatformException(
                    FailureKind.CONFIGURATION,
                    "GLPI has no table " + table + " for the API.",
                    "Install and switch on the plugin that it belongs to, or take what needs it out of the settings.");
        }
        return new PlatformException(
                FailureKind.PROTOCOL,
                "GLPI can't answer for " + table + " (" + error.code() + ").",
                "Try again; if it stays so, report it to the maker of Rollcall with GLPI's version.");
    }

    /** A redirect, a refused token or a missing right ends a request before GLPI does anything. Of a web page with status 200 nobody knows. */
    private static boolean isWithoutEffect(SourceException e) {
        if (e.happened().startsWith(GlpiJudge.SOMETHING_ELSE)) {
            return false;
        }
        return e.kind() == Kind.RATE_LIMITED
                || e.kind() == Kind.BAD_REQUEST
                || e.kind().failure() == FailureKind.CONFIGURATION;
    }

    private static JsonNode understood(String path, RawAnswer answer)
            throws PlatformException, UnknownOutcomeException {
        JsonNode body;
        try {
            body = parsed(answer);
        } catch (PlatformException e) {
            throw new UnknownOutcomeException(e);
        }
        var error = GlpiError.of(body);
        if (error != null && !error.isOfWrite()) {
            throw refusal(path, error);
        }
        return body;
    }

    /** The answer's body; null if it is no JSON. */
    static @Nullable JsonNode tree(RawAnswer answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (JacksonException e) {
            return null;
        }
    }

    private static JsonNode parsed(RawAnswer answer) throws PlatformException {
        return parsed(() -> MAPPER.readTree(answer.body()));
    }

    private static <T extends @Nullable Object> T parsed(Supplier<T> parsing) throws PlatformException {
        try {
            return parsing.get();
        } catch (JacksonException e) {
            throw new PlatformException(
                    FailureKind.PROTOCOL,
                    "GLPI's answer is broken JSON.",
                    "Try again; if it stays so, look at GLPI's files/_log/php-errors.log.");
        }
    }

    /** Ends the session, if there is one, and what is under way. */
    @Override
    public void close() {
        sessions.close();
    }
}
