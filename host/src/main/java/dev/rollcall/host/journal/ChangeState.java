package dev.rollcall.host.journal;

/** The life of a change. */
public enum ChangeState {
    /** Of a preview: it would be written. */
    PLANNED,
    /** Of a preview: it would wait for a person. */
    PLANNED_HELD,
    /** Waits for a person (R70). */
    HELD,
    /** About to be sent: the intent of R72. */
    BEGUN,
    /** Written. */
    DONE,
    /** R71: the asset was not any more what the change was decided on; nothing was sent. */
    STALE,
    /** The platform refuses it for good (R15). */
    REFUSED,
    /** It failed and the asset is untouched; the next run tries again. */
    FAILED,
    /** It was begun and is not at its end; to be finished (R72) or decided anew. */
    UNFINISHED,
    /** An intent that was closed without being finished. */
    CLOSED,
    /** It was held, and a person approved it: the approving run says what became of it. */
    APPROVED,
    /** It was held, and a person decided against it. */
    DISCARDED,
    /** It was held, and a later run decided anew. */
    REPLACED,
    /** No change: a skip, a wait or a report. */
    NOTED;

    /** Whether an intent is open. */
    public boolean isOpen() {
        return this == BEGUN || this == UNFINISHED;
    }
}
