package dev.rollcall.jamf;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Lenient;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import dev.rollcall.api.http.Token;
import dev.rollcall.api.http.TokenFunction;
import dev.rollcall.api.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a token for an account, in Jamf's own way: HTTP Basic in, a token and the time of its end out. The token is
 * left to expire: to invalidate it would be a request more that changes something.
 */
final class JamfLogin implements TokenFunction {
    private static final String PATH = "/api/v1/auth/token";

    private final String username;
    private final Secret password;

    JamfLogin(String username, Secret password) {
        this.username = username;
        this.password = password;
    }

    @Override
    public Token take(SourceHttp http) throws SourceException, InterruptedException {
        var answer = ask(http);
        var login = answer.as(Answer.class);
        if (login.token() == null || login.token().isBlank()) {
            throw new SourceException(
                    SourceException.Kind.MALFORMED,
                    "Jamf Pro answered the login without a token.",
                    "Check the server address; if it is right, report this to the maker of the plugin.");
        }
        var bearer = Map.of("Authorization", Secret.of("Bearer " + login.token()));
        return new Token(bearer, life(answer, login.expires()));
    }

    private SourceAnswer ask(SourceHttp http) throws SourceException, InterruptedException {
        var pair = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        var basic = Secret.of("Basic " + Base64.getEncoder().encodeToString(pair));
        try {
            return http.send(SourceRequest.form(PATH, Map.of()).header("Authorization", basic));
        } catch (SourceException e) {
            if (e.kind() != SourceException.Kind.NOT_FOUND) {
                throw e;
            }
            throw new SourceException(
                    SourceException.Kind.SETTINGS,
                    "The server gives out no tokens where Jamf Pro does.",
                    "Check the server address, with its port and path if it is a server of your own.",
                    e);
        }
    }

    /** By the server's own clock, which the end was made with. Without it the token is used until it is refused. */
    private static Optional<Duration> life(SourceAnswer answer, @Nullable String expires) {
        var now = answer.header("Date").flatMap(JamfLogin::date);
        var end = Lenient.instant(expires);
        if (now.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(now.get(), end.get())).filter(life -> !life.isNegative() && !life.isZero());
    }

    private static Optional<Instant> date(String text) {
        try {
            var format = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
            return Optional.of(ZonedDateTime.parse(text.strip(), format).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The answer to a login.
     *
     * @param expires ISO, with milliseconds and zone
     */
    private record Answer(@Nullable String token, @Nullable String expires) {
        @Override
        public String toString() {
            return "Answer[expires=" + expires + "]";
        }
    }
}
