package dev.rollcall.http;

import java.time.Duration;
import java.util.List;

/** Tells several. */
record RequestWatches(List<RequestWatch> all) implements RequestWatch {
    RequestWatches {
        all = List.copyOf(all);
    }

    @Override
    public void answered(String peer, int status, Duration took) {
        all.forEach(watch -> watch.answered(peer, status, took));
    }

    @Override
    public void unanswered(String peer, Duration took) {
        all.forEach(watch -> watch.unanswered(peer, took));
    }

    @Override
    public void waited(String peer, Duration time) {
        all.forEach(watch -> watch.waited(peer, time));
    }

    @Override
    public void throttled(String peer) {
        all.forEach(watch -> watch.throttled(peer));
    }
}
