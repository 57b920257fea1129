package dev.rollcall.sandbox.snipeit;

import java.util.HashMap;
import java.util.Map;

/** A fixed window of 60 seconds per user, from the first request; what is refused does not extend it. */
final class Throttle {
    private static final long WINDOW_SECONDS = 60;

    private final Map<Integer, Window> windows = new HashMap<>();

    private static final class Window {
        private final long end;
        private int requests;

        Window(long end) {
            this.end = end;
        }
    }

    /**
     * A request's place in its window.
     *
     * @param remaining how many more are let in; -1 if this one is not
     * @param secondsLeft until the window ends
     */
    record Ticket(int limit, int remaining, long secondsLeft, long end) {
        boolean isRefused() {
            return remaining < 0;
        }
    }

    synchronized Ticket take(int userId, int limit, long now) {
        Window window = windows.get(userId);
        if (window == null || now >= window.end) {
            window = new Window(now + WINDOW_SECONDS);
            windows.put(userId, window);
        }
        if (window.requests >= limit) {
            return new Ticket(limit, -1, window.end - now, window.end);
        }
        window.requests++;
        return new Ticket(limit, limit - window.requests, window.end - now, window.end);
    }

    synchronized void reset() {
        windows.clear();
    }
}
