package dev.rollcall.host.notification;

/** What people are told of a connection. */
public enum Kind {
    /** Changes wait for a person (R70). */
    HELD,
    /** Several syncs in a row have failed. */
    FAILING,
    /** No sync has read everything for too long. */
    NOT_SYNCED;

    /** Whether its end is worth a message; who decides about what is held knows of it. */
    boolean tellsEnd() {
        return this != HELD;
    }
}
