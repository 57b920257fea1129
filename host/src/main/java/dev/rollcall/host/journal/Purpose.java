package dev.rollcall.host.journal;

/** What a run is for. */
public enum Purpose {
    /** Reads both sides and writes what the rules say. */
    APPLY,
    /** Says what {@link #APPLY} would do; writes nothing anywhere. */
    PREVIEW,
    /** Looks one device up and writes what the rules say of it. */
    APPLY_DEVICE,
    /** Says what {@link #APPLY_DEVICE} would do; writes nothing anywhere. */
    PREVIEW_DEVICE,
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

    /** Whether such a run writes nothing anywhere. */
    public boolean isPreview() {
        return this == PREVIEW || this == PREVIEW_DEVICE;
    }

    /** Whether such a run writes what the rules say by itself, and no person decided each change. */
    public boolean isSync() {
        return this == APPLY || this == APPLY_DEVICE;
    }
}
