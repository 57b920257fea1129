package dev.rollcall.host.journal;

/** What a run is for. */
public enum Purpose {
    /** Reads both sides and writes what the rules say. */
    APPLY,
    /** Says what {@link #APPLY} would do; writes nothing anywhere. */
    PREVIEW,
    /** Writes what a preview showed, each change looked at anew. */
    APPLY_PREVIEW,
    /** Writes what a run held and a person approved, each change looked at anew. */
    APPROVE,
    /** Takes back what a run wrote (R73). */
    REVERT;

    /** Whether such a run reads the MDM's lists and the platform's; the others look at single assets only. */
    public boolean readsAll() {
        return this == APPLY || this == PREVIEW;
    }
}
