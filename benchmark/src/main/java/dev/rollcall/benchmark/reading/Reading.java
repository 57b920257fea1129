package dev.rollcall.benchmark.reading;

import dev.rollcall.api.SourceException;
import java.util.Set;

/** One way of reading all devices. */
public interface Reading {

    /**
     * Reads all devices.
     *
     * @param ids takes their ids, and nothing else is kept
     * @return how many requests it took
     */
    long read(Set<String> ids) throws SourceException, InterruptedException;
}
