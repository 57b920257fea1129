package dev.rollcall.api.http;

import dev.rollcall.api.SourceException;

/** Takes the answers of {@link SourceHttp#each}. */
@FunctionalInterface
public interface AnswerHandler {

    /** A request that succeeded; whatever it throws ends the whole call. */
    void answered(SourceRequest request, SourceAnswer answer) throws SourceException, InterruptedException;

    /** A request that failed; unless overridden, that ends the whole call. */
    default void failed(SourceRequest request, SourceException failure) throws SourceException, InterruptedException {
        throw failure;
    }
}
