package dev.rollcall.host.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one API token that the configuration holds; for automation, and until there are people and tokens. */
public final class BootstrapToken {
    /** The property that sets it. */
    public static final String PROPERTY = "rollcall.access.bootstrap-token";

    private static final int SHORTEST = 20;
    /** What RFC 6750 lets a bearer token be. */
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Optional<byte[]> digest;

    private BootstrapToken(Optional<byte[]> digest) {
        this.digest = digest;
    }

    /**
     * The token that is configured.
     *
     * @param configured blank if there is none
     * @throws IllegalArgumentException with a sentence and the cure if it can't be used
     */
    public static BootstrapToken of(String configured) {
        if (configured.isBlank()) {
            return new BootstrapToken(Optional.empty());
        }
        if (configured.length() < SHORTEST || !BEARER.matcher(configured).matches()) {
            throw new IllegalArgumentException("The property " + PROPERTY + " has fewer than " + SHORTEST
                    + " characters, or some that no token has. Make one with `openssl rand -hex 32`, and set it to"
                    + " that.");
        }
        return new BootstrapToken(Optional.of(digest(configured)));
    }

    /** Whether there is one. */
    public boolean isSet() {
        return digest.isPresent();
    }

    /** Whether it is that one. Takes the same time wherever a wrong token differs. */
    public boolean matches(String presented) {
        return digest.isPresent() && MessageDigest.isEqual(digest.get(), digest(presented));
    }

    /** What is kept in the place of a token. */
    public static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "BootstrapToken[]";
    }
}
