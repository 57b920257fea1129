package dev.rollcall.benchmark.fleet;

import java.net.URI;
import java.util.Optional;

/** A tenant whose answers are prepared. Safe for use by several threads. */
@FunctionalInterface
public interface Tenant {

    /** The answer to a request for a path and query; empty if there is nothing at it. */
    Optional<Answer> answer(URI request);
}
