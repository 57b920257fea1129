package dev.rollcall.host.notification;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message could not be sent. Its message says what happened and what to do; it holds no secret and no path. */
final class ChannelException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    ChannelException(String happened, String cure) {
        this(happened, cure, null);
    }

    /**
     * @param retryAfter when the other side wants to be asked again; null if it did not say
     */
    ChannelException(String happened, String cure, @Nullable Duration retryAfter) {
        super(happened + " " + cure);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
