package dev.rollcall.api.http;

import dev.rollcall.api.SourceException;
import java.util.List;

/**
 * The host's HTTP, aimed at the connection's address: authenticated, paced, retried, counted, size-limited and
 * guarded. A plugin writes no retry loop, no token cache, no rate limiter. The host implements it, so it may grow.
 *
 * <p>Calls block; an interrupt ends them as {@link InterruptedException}. Answers that are no success never come back
 * as an answer but as {@link SourceException}, after the retries that their kind allows.
 */
public interface SourceHttp {

    /** Sends one request and returns its whole answer. */
    SourceAnswer send(SourceRequest request) throws SourceException, InterruptedException;

    /**
     * Sends many requests, several at once within the pace, and hands each answer to the handler, on the calling
     * thread, in the order of the requests. Only a few answers are held at a time.
     *
     * @throws SourceException the first that the handler throws or lets pass; what is under way then is cancelled
     */
    void each(List<SourceRequest> requests, AnswerHandler handler) throws SourceException, InterruptedException;

    /** {@link #send} of a plain GET. */
    default SourceAnswer get(String path) throws SourceException, InterruptedException {
        return send(SourceRequest.get(path));
    }

    /** The answer to a plain GET, bound to one of the plugin's own types. */
    default <T> T get(String path, Class<T> type) throws SourceException, InterruptedException {
        return get(path).as(type);
    }
}
