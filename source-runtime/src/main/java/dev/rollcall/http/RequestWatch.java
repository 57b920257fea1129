package dev.rollcall.http;

import java.time.Duration;
import java.util.List;

/**
 * Sees how the requests of all clients fare, for people who watch from outside. The peer is who was asked: a provider's
 * id, or what the host calls the other side. Called on the thread that sends; several may call at once.
 */
public interface RequestWatch {
    /** Looks away. */
    RequestWatch NONE = new RequestWatch() {
        @Override
        public void answered(String peer, int status, Duration took) {}

        @Override
        public void unanswered(String peer, Duration took) {}

        @Override
        public void waited(String peer, Duration time) {}

        @Override
        public void throttled(String peer) {}
    };

    /** All of them, one after the other. */
    static RequestWatch of(List<RequestWatch> several) {
        return several.size() == 1 ? several.get(0) : new RequestWatches(several);
    }

    /**
     * A whole answer came.
     *
     * @param status of HTTP
     * @param took from the sending to the answer's end
     */
    void answered(String peer, int status, Duration took);

    /** No answer came, or none that could be read to its end. */
    void unanswered(String peer, Duration took);

    /** A request waited for its turn: for others to come back, for the pace, or for a pause that the other side asked for. */
    void waited(String peer, Duration time);

    /** The other side refused a request because of a limit. */
    void throttled(String peer);
}
