package dev.rollcall.api.http;

import dev.rollcall.api.SourceException;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A successful answer, read to its end. */
public interface SourceAnswer {

    /** What was asked, in full, to resolve a relative link against. */
    URI uri();

    int status();

    /** A header; names are compared without case, and several lines of one name are joined by commas (RFC 9110, 5.3). */
    Optional<String> header(String name);

    /** Whether there is no body, as with 204. */
    boolean isEmpty();

    /**
     * The whole body as a tree, for small answers.
     *
     * @throws SourceException of kind {@code MALFORMED} if it is no JSON
     */
    JsonNode json() throws SourceException;

    /**
     * The whole body bound to one of the plugin's types. Unknown properties are ignored.
     *
     * @throws SourceException of kind {@code MALFORMED} if it does not fit
     */
    <T> T as(Class<T> type) throws SourceException;

    /**
     * Hands the elements of an array in the body to the handler, one at a time and without building a tree of them
     * all.
     *
     * @param pointer a JSON pointer to the array, such as {@code /results}; empty if the body itself is the array
     * @return the rest of the body: everything but the elements; the array is empty in it, and missing if the body had
     *     none
     * @throws SourceException of kind {@code MALFORMED} if the body is no JSON, or something else is at the pointer
     */
    JsonNode rows(String pointer, RowHandler handler) throws SourceException, InterruptedException;
}
