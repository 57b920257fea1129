package dev.rollcall.host.sync;

import dev.rollcall.sandbox.day.CompanyPlatform;

/**
 * An asset as a test talks of it.
 *
 * @param status the label's name; empty where there is no asset
 * @param holder the person's name; empty for nobody
 * @param link {@code old} or {@code new} for a device's id, {@code hand} for what a person typed; empty for none
 * @param os the version of the operating system
 */
record Look(String status, String holder, String link, String os) {
    /** There is no asset. */
    static final Look NONE = new Look("", "", "", "");

    static final String OLD_OS = "26.1";
    static final String NEW_OS = "26.2";
    /** A status that no sync touches, and under which assets may be handed out. */
    static final String PROTECTED = "In Inventory";

    static Look allocated(String holder, String link) {
        return new Look(CompanyPlatform.ALLOCATED, holder, link, OLD_OS);
    }

    static Look transferred(String holder, String link) {
        return new Look(CompanyPlatform.TRANSFERRED, holder, link, OLD_OS);
    }

    Look holder(String to) {
        return new Look(status, to, link, os);
    }

    Look status(String to) {
        return new Look(to, holder, link, os);
    }

    Look link(String to) {
        return new Look(status, holder, to, os);
    }

    Look os(String to) {
        return new Look(status, holder, link, to);
    }

    boolean isThere() {
        return !status.isEmpty();
    }

    boolean isAllocated() {
        return status.equals(CompanyPlatform.ALLOCATED);
    }

    boolean isTransferred() {
        return status.equals(CompanyPlatform.TRANSFERRED);
    }

    /** How many check-ins and check-outs it takes at least from here to there. */
    int handoversTo(Look other) {
        if (holder.equals(other.holder)) {
            return 0;
        }
        return (holder.isEmpty() ? 0 : 1) + (other.holder.isEmpty() ? 0 : 1);
    }

    /** For a table: {@code Allocated, ann, linked}. */
    String told() {
        if (!isThere()) {
            return "no asset";
        }
        return status + ", " + (holder.isEmpty() ? "nobody" : holder) + ", " + (link.isEmpty() ? "no link" : link)
                + (os.equals(NEW_OS) ? ", new specs" : "");
    }
}
