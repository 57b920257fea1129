package dev.rollcall.api.http;

import dev.rollcall.api.SourceException;

/** Takes the elements of an array. */
@FunctionalInterface
public interface RowHandler {
    void row(Row row) throws SourceException, InterruptedException;
}
