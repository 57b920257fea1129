package dev.rollcall.host.asset;

/** When a spec is written. */
public enum WriteMode {
    /** Whenever it differs. */
    ALWAYS,
    /** What a person entered stays. */
    ONLY_IF_EMPTY,
    OFF
}
