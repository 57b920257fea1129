package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import java.time.Duration;
import java.util.Optional;

/** Where requests wait for their turn. */
interface Turnstile {
    /** Lets everything through at once: for requests that are made in another's turn, or to no limited address. */
    Turnstile OPEN = new Turnstile() {
        @Override
        public void enter(Ending ending) {}

        @Override
        public void pace(Ending ending) {}

        @Override
        public void leave() {}

        @Override
        public void pause(Duration time) {}

        @Override
        public void answered(RawAnswer answer) {}

        @Override
        public Optional<Duration> window() {
            return Optional.empty();
        }
    };

    /** Waits until fewer than the allowed number are under way; then it counts as under way until it leaves. */
    void enter(Ending ending) throws SourceException, InterruptedException;

    /** Waits until the rate allows one more. */
    void pace(Ending ending) throws SourceException, InterruptedException;

    void leave();

    /** Lets nobody through for a while. */
    void pause(Duration time);

    /** Looks at what an answer says of the limits. */
    void answered(RawAnswer answer);

    /** How long to wait where the other side limits the rate and does not say. */
    Optional<Duration> window();
}
