package dev.rollcall.host.access.people;

import dev.rollcall.host.web.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What passwords have to be, and what is kept of them: hashes by what Spring Security holds for best at present. */
final class Passwords {
    static final int SHORTEST = 12;
    /** BCrypt looks at no more bytes. */
    static final int MOST_BYTES = 72;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    /** For who is not known, so that the answer takes as long. */
    private final String nobodys = hash("somebody-who-is-not-known");

    /** Why it can't be the password of that person; empty if it can. */
    static Optional<FieldProblem> problem(String field, @Nullable String password, String name) {
        if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(new FieldProblem(
                    field,
                    "The password has fewer than " + SHORTEST + " characters.",
                    "Choose a longer one, such as four words."));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of(new FieldProblem(
                    field, "The password has more than " + MOST_BYTES + " bytes.", "Choose a shorter one."));
        }
        if (!name.isEmpty() && password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(new FieldProblem(field, "The password contains the name.", "Choose another one."));
        }
        return Optional.empty();
    }

    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /** Whether it is the password; takes as long where there is no hash. */
    boolean matches(String password, Optional<String> hash) {
        // What is longer was never anybody's.
        var isPossible = password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
        var matches = encoder.matches(isPossible ? password : "", hash.orElse(nobodys));
        return matches && isPossible && hash.isPresent();
    }

    /** Whether Spring Security would make another hash by now. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }
}
