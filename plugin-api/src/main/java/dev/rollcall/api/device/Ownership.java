package dev.rollcall.api.device;

/** Whose the device is, where the MDM says so. */
public enum Ownership {
    COMPANY,
    /** Brought by a person: left out when assets are created, unless the policy includes such devices (R13). */
    PERSONAL
}
