package dev.rollcall.api.http;

import dev.rollcall.api.SourceException;

/**
 * Takes a token in the way of an MDM that follows no standard. Called by the host, one call at a time for all who wait
 * for the token.
 */
@FunctionalInterface
public interface TokenFunction {

    /**
     * A new token.
     *
     * @param http aimed at the connection's address, without authentication
     */
    Token take(SourceHttp http) throws SourceException, InterruptedException;
}
