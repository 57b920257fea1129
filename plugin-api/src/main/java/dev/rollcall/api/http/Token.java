package dev.rollcall.api.http;

import dev.rollcall.api.setting.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What proves who is asking, for a while.
 *
 * @param headers to send with every request
 * @param life from now; empty if the MDM does not say, and then it is used until it is refused
 */
public record Token(Map<String, Secret> headers, Optional<Duration> life) {
    public Token {
        headers = Map.copyOf(headers);
    }

    /** A bearer token that lasts so long. */
    public static Token bearer(Secret value, Duration life) {
        return new Token(Map.of("Authorization", Secret.of("Bearer " + value.reveal())), Optional.of(life));
    }
}
