package dev.rollcall.api.setting;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that must not be seen: a token, a password, a private key. Its {@code toString} says nothing, so it can't
 * slip into a message or a log by accident; {@link #reveal} is the only way to it and is easy to search for.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value, "value"));
    }

    /** The value itself. For requests, never for messages. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "•••";
    }
}
