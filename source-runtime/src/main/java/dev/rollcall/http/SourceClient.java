package dev.rollcall.http;

import dev.rollcall.api.http.SourceHttp;
import java.time.Duration;
import java.util.Optional;

/** A connection's HTTP. Safe for use by several threads. */
public interface SourceClient extends SourceHttp, AutoCloseable {

    /** What was asked so far. */
    RequestCounts counts();

    /** How far the other side's clock is ahead of ours, as its last answer's Date header shows; negative if behind. */
    Optional<Duration> clockSkew();

    /** Ends what is under way, and gives back what only this client held. */
    @Override
    void close();
}
