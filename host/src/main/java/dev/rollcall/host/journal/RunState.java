package dev.rollcall.host.journal;

/** How a run is, or ended. Where several hold, the one that comes later here is told. */
public enum RunState {
    RUNNING,
    /** All was read, and all that was decided is written. */
    SUCCEEDED,
    /** Something waits for a person (R70). */
    HELD,
    /** Some assets failed. */
    PARTIAL,
    /** Not all was read (R2). */
    INCOMPLETE,
    /** Somebody stopped it. */
    CANCELLED,
    /** It could not do its work. */
    FAILED,
    /** The process died. */
    INTERRUPTED
}
