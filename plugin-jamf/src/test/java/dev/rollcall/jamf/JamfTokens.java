package dev.rollcall.jamf;

import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** How the simulated server gives out tokens, and to whom. */
final class JamfTokens {
    static final String CLIENT_PATH = "/api/oauth/token";
    static final String VERSIONED_CLIENT_PATH = "/api/v1/oauth/token";
    static final String LOGIN_PATH = "/api/v1/auth/token";

    private static final String CLIENT_ID = "1979ca82-simulated";
    private static final String PASSWORD = "pass:wörd-4711";
    private static final String CLIENT_SECRET = "client-secret-4711";
    private static final String TOKEN = "jamf-token-4711-";

    private final boolean account;
    private final AtomicInteger given = new AtomicInteger();
    private volatile Set<String> paths = Set.of(CLIENT_PATH, VERSIONED_CLIENT_PATH, LOGIN_PATH);
    private volatile Clock clock = Clock.systemUTC();
    private volatile Duration life = Duration.ofMinutes(30);

    private JamfTokens(boolean account) {
        this.account = account;
    }

    static JamfTokens ofApiClient() {
        return new JamfTokens(false);
    }

    static JamfTokens ofAccount() {
        return new JamfTokens(true);
    }

    /** Gives tokens out at these paths only. */
    JamfTokens onlyAt(String... only) {
        paths = Set.of(only);
        return this;
    }

    /** Gives out tokens that last so long, by that clock. */
    JamfTokens lasting(Duration value, Clock by) {
        life = value;
        clock = by;
        return this;
    }

    /** How many were given out. */
    int given() {
        return given.get();
    }

    boolean isTokenPath(String path) {
        return path.equals(CLIENT_PATH) || path.equals(VERSIONED_CLIENT_PATH) || path.equals(LOGIN_PATH);
    }

    Map<String, String> settings() {
        return account
                ? Map.of(JamfSpec.USERNAME, "reader", JamfSpec.PASSWORD, PASSWORD)
                : Map.of(JamfSpec.CLIENT_ID, CLIENT_ID, JamfSpec.CLIENT_SECRET, CLIENT_SECRET);
    }

    Set<String> secrets() {
        return Set.of(PASSWORD, CLIENT_SECRET, TOKEN);
    }

    boolean accepts(SimulatedRequest request) {
        return request.header("Authorization").equals(Optional.of("Bearer " + TOKEN + given.get()));
    }

    Reply answer(String path, SimulatedRequest request) {
        if (!paths.contains(path) || !request.method().equals("POST")) {
            return Reply.status(404).text("text/html", "<html>no such page</html>");
        }
        return path.equals(LOGIN_PATH) ? login(request) : client(request);
    }

    private Reply client(SimulatedRequest request) {
        var isKnown = request.field("grant_type")
                        .filter("client_credentials"::equals)
                        .isPresent()
                && request.field("client_id").filter(CLIENT_ID::equals).isPresent()
                && request.field("client_secret").filter(CLIENT_SECRET::equals).isPresent();
        if (account || !isKnown) {
            return Reply.status(400).with(Map.of("error", "invalid_client", "error_description", "simulated"));
        }
        return Reply.json(Map.of(
                "access_token",
                TOKEN + given.incrementAndGet(),
                "token_type",
                "Bearer",
                "expires_in",
                life.toSeconds(),
                "scope",
                "api-role:1"));
    }

    private Reply login(SimulatedRequest request) {
        var pair = Base64.getEncoder().encodeToString(("reader:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        if (!account
                || !request.header("Authorization")
                        .filter(("Basic " + pair)::equals)
                        .isPresent()) {
            return Reply.status(401).with(Map.of("httpStatus", 401, "errors", List.of()));
        }
        var now = clock.instant();
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(now.atOffset(ZoneOffset.UTC));
        return Reply.json(Map.of(
                        "token",
                        TOKEN + given.incrementAndGet(),
                        "expires",
                        now.plus(life).toString()))
                .header("Date", date);
    }
}
