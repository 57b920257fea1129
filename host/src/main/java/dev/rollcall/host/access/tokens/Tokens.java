package dev.rollcall.host.access.tokens;

import dev.rollcall.host.access.BootstrapToken;
import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tokens that programs call with: their values are shown once and kept as hashes only. */
public final class Tokens {
    /** What every value begins with, so that people and scanners of leaked secrets know it. */
    static final String PREFIX = "rct_";

    static final Duration USUAL_LIFE = Duration.ofDays(90);
    static final Duration LONGEST_LIFE = Duration.ofDays(366);
    private static final int BYTES = 32;
    /** Uses are noted no oftener. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]{0,99}");

    private final TokenStore store;
    private final TransactionTemplate transactions;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Tokens(JdbcClient database, TransactionTemplate transactions, AuditTrail audit, InstantSource clock) {
        this.store = new TokenStore(database);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A token that was just made.
     *
     * @param value what programs send; to be shown once
     */
    record Made(ApiToken token, String value) {
        @Override
        public String toString() {
            return "Made[" + token + "]";
        }
    }

    /** All of them, by name. */
    public List<ApiToken> all() {
        return store.all();
    }

    /**
     * Makes one.
     *
     * @param expiresAt in 90 days if null
     * @throws ProblemException if a field can't be used
     */
    Made create(@Nullable String name, @Nullable Role role, @Nullable Instant expiresAt, Caller by) {
        var now = clock.instant();
        var end = expiresAt == null ? now.plus(USUAL_LIFE) : expiresAt;
        requireUsable(name, role, end, now);
        var value = value();
        var token = new ApiToken(
                UUID.randomUUID().toString(),
                String.valueOf(name),
                role == null ? Role.VIEWER : role,
                by.name(),
                now,
                end,
                Optional.empty());
        try {
            transactions.executeWithoutResult(status -> {
                store.insert(token, hash(value));
                audit.add(by.author(), "token made", token.name() + ", " + role + ", until " + end + ".");
            });
        } catch (DuplicateKeyException e) {
            throw taken(token.name());
        }
        return new Made(store.find(token.id()).orElse(token), value);
    }

    /** Deletes one: it is of no use from now on. */
    void delete(String id, Caller by) {
        transactions.executeWithoutResult(status -> {
            var token = store.find(id)
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.UNKNOWN,
                            "There is no token with the id '" + id + "'. Look at the list of tokens for its id."));
            store.delete(id);
            audit.add(by.author(), "token deleted", token.name() + ".");
        });
    }

    /** Whether something may be the value of a token. */
    public static boolean looksLikeOne(String presented) {
        return presented.startsWith(PREFIX);
    }

    /** The token with a value; also one that has expired. */
    public Optional<ApiToken> withValue(String presented) {
        return store.withHash(hash(presented));
    }

    /** The one of that name. */
    public Optional<ApiToken> named(String name) {
        return store.named(name);
    }

    /** Notes that one is used. */
    public void used(ApiToken token) {
        var now = clock.instant();
        if (token.lastUsedAt().filter(last -> last.plus(NOTED).isAfter(now)).isEmpty()) {
            store.used(token.id(), now);
        }
    }

    private String value() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String value) {
        return HexFormat.of().formatHex(BootstrapToken.digest(value));
    }

    private void requireUsable(@Nullable String name, @Nullable Role role, Instant end, Instant now) {
        var problems = new ArrayList<FieldProblem>();
        if (name == null || !NAME.matcher(name).matches()) {
            problems.add(new FieldProblem(
                    "name",
                    "The name is not one that a token can have.",
                    "Enter 1 to 100 letters, digits, blanks and . _ @ + -, such as what uses it."));
        }
        if (role == null) {
            problems.add(new FieldProblem("role", "The value is missing.", "Enter VIEWER, OPERATOR or ADMIN."));
        }
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFE))) {
            problems.add(new FieldProblem(
                    "expiresAt",
                    "The time is past, or more than " + LONGEST_LIFE.toDays() + " days ahead.",
                    "Enter one between, or leave it out for " + USUAL_LIFE.toDays() + " days."));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        if (named(String.valueOf(name)).isPresent()) {
            throw taken(String.valueOf(name));
        }
    }

    private static ProblemException taken(String name) {
        return ProblemException.invalid(
                "name", "A token is called '" + name + "' already.", "Choose another name, or delete that one.");
    }
}
