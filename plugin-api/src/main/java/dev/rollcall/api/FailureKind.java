package dev.rollcall.api;

/** What a failure means for what happens next. */
public enum FailureKind {
    /** A person must act: a credential, a permission, an address. Not tried again by itself. */
    CONFIGURATION,
    /** It may pass: tried again later, not before the time that was asked for. */
    TRANSIENT,
    /** The answer was not understood. Not tried again in this run. */
    PROTOCOL,
    /** The other side refuses this one request; the others go on. */
    REJECTED,
    /** A bug of the program or of the plugin. */
    DEFECT
}
