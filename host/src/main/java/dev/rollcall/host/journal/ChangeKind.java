package dev.rollcall.host.journal;

/** What a change or a remark is. */
public enum ChangeKind {
    SPECS,
    ASSIGN,
    REASSIGN,
    CLEAR,
    LINK,
    RELINK,
    UNLINK,
    END,
    RECOVER,
    CREATE,
    /** R73: what a run wrote is taken back. */
    REVERT,
    /** It will be written when something else has happened first. */
    WAIT,
    SKIP,
    REPORT
}
