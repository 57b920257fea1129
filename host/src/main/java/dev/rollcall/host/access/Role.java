package dev.rollcall.host.access;

/** What a caller may do. Each may do all that those before it may. */
public enum Role {
    /** Looks at runs, changes and devices. */
    VIEWER,
    /** Syncs, previews, and sees to what waits for a person. */
    OPERATOR,
    /** Everything: the MDMs' settings, the platform, plugins, people and tokens. */
    ADMIN;

    /** Whether who has this role may do what the other one may. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }
}
