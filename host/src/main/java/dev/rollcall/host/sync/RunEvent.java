package dev.rollcall.host.sync;

import java.nio.charset.StandardCharsets;

/**
 * What is told of a run, as a server-sent event
 * (<a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, 9.2</a>).
 *
 * @param name {@code progress} or {@code ended}; empty where there is nothing to be told
 * @param data one line of JSON
 */
record RunEvent(String name, String data) {
    static final String MEDIA_TYPE = "text/event-stream";
    /** Nothing is known of a run that another host carries out but that it is on. */
    static final RunEvent NOTHING = new RunEvent("", "");

    /** A comment, which clients pass over: it shows whether they are there. */
    static final byte[] SIGN_OF_LIFE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private static final String ENDED = "ended";

    static RunEvent progress(String json) {
        return new RunEvent("progress", json);
    }

    static RunEvent ended(String json) {
        return new RunEvent(ENDED, json);
    }

    boolean isLast() {
        return name.equals(ENDED);
    }

    /** As it is sent. */
    byte[] bytes(long id) {
        return ("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
