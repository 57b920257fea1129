package dev.rollcall.host.audit;

import java.util.Optional;

/**
 * Who does something.
 *
 * @param who a person, a token, or a file
 * @param from the address that the request came from; empty where none did
 */
public record Author(String who, Optional<String> from) {

    /** One who sends no request. */
    public static Author of(String who) {
        return new Author(who, Optional.empty());
    }

    /** One who sends a request from that address. */
    public static Author of(String who, String address) {
        return new Author(who, Optional.of(address));
    }
}
