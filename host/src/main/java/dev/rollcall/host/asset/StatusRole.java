package dev.rollcall.host.asset;

/** What a status of the platform means to the rules; the admin maps statuses to roles. */
public enum StatusRole {
    /** In use. */
    ALLOCATED,
    /** Handed back or passed on: where a lifecycle end leads. */
    TRANSFERRED,
    /** Every other status: no rule touches assignee or status (R20, R31). */
    PROTECTED
}
