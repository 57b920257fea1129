package dev.rollcall.host.access.people;

import dev.rollcall.host.access.BootstrapToken;
import dev.rollcall.host.web.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The link by which the first ADMIN is made: for an hour after a start, once, and while there is no ADMIN. Kept in memory
 * only, as a hash.
 */
public final class FirstAdmin {
    /** How long the link holds. */
    public static final Duration HOLDS = Duration.ofHours(1);

    private static final int BYTES = 32;
    private static final String LINK = "The link for the first ADMIN";

    private final People people;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private Optional<Link> link = Optional.empty();

    /** What is kept of it: the digits of the token's digest. */
    private record Link(String digest, Instant until) {}

    public FirstAdmin(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Why nobody can be made of that name and password; empty if somebody can. */
    public static Optional<FieldProblem> problem(String name, String password) {
        return Names.problem(name).or(() -> Passwords.problem("password", password, name));
    }

    /** The token of a new link; empty if there is an ADMIN. */
    public synchronized Optional<String> issue() {
        if (people.hasAdmin()) {
            return Optional.empty();
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        link = Optional.of(new Link(digest(token), clock.instant().plus(HOLDS)));
        return Optional.of(token);
    }

    /** Whether a link holds. */
    public synchronized boolean holds(@Nullable String token) {
        return link.filter(present -> clock.instant().isBefore(present.until()))
                        .filter(present -> token != null && isEqual(present.digest(), digest(token)))
                        .isPresent()
                && !people.hasAdmin();
    }

    /**
     * Makes the first ADMIN; the link is used up then.
     *
     * @return whether the link holds and they were made
     * @throws dev.rollcall.host.web.ProblemException if the name or the password can't be used; the link still holds
     */
    public synchronized boolean make(@Nullable String token, @Nullable String name, @Nullable String password) {
        if (!holds(token)) {
            return false;
        }
        var made = people.createFirst(name, password, LINK);
        link = Optional.empty();
        return made.isPresent();
    }

    private static String digest(String token) {
        return HexFormat.of().formatHex(BootstrapToken.digest(token));
    }

    /** Takes the same time wherever a wrong one differs. */
    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
