package dev.rollcall.sandbox.fleet;

/** What real fleets hold that a sync must not trip over, and how often by default. */
public enum Trap {
    /** A serial like {@code System Serial Number}: it is none. */
    PLACEHOLDER_SERIAL(0.005),
    /** No serial at all. */
    EMPTY_SERIAL(0.003),
    /** The serial of the device before it: one device, enrolled anew under another id. */
    DUPLICATE_SERIAL(0.004),
    /** The serial in lower case. */
    CASE_VARIANT(0.01),
    /** Blanks around and inside the serial. */
    BLANK_VARIANT(0.005),
    /** Nobody's: a cart, a kiosk, a meeting room. The MDM says nothing about a user. */
    SHARED_DEVICE(0.02),
    /** The MDM says that the device has no user. */
    UNASSIGNED(0.05),
    /** Only a last login is known, which is no assignment. */
    LAST_LOGIN_ONLY(0.02),
    /** The user has left: archived in the MDM, gone or deactivated in the platform. */
    ARCHIVED_USER(0.01),
    /** A user whom the platform has never heard of. */
    UNKNOWN_USER(0.005),
    /** The e-mail in another case than in the platform. */
    EMAIL_CASE(0.1),
    /** The principal name is not the e-mail: another domain, an old surname. */
    PRINCIPAL_DIFFERS(0.05),
    /** Memory and storage are 0 or negative, which means unknown. */
    ZERO_SIZES(0.02),
    /** A date that means "never": year 1, 1970, 9999. */
    SENTINEL_DATE(0.01),
    /** A name with markup, quotes, a formula, other scripts or far too many characters. */
    HOSTILE_NAME(0.01),
    /** No MAC, or a random one. */
    RANDOM_MAC(0.1),
    /** Still listed, but not enrolled any more. */
    NOT_ENROLLED(0.02),
    /** Not seen for a long time. */
    STALE(0.03);

    private final double defaultRate;

    Trap(double defaultRate) {
        this.defaultRate = defaultRate;
    }

    /** The share of devices that have it, 0 to 1. */
    public double defaultRate() {
        return defaultRate;
    }
}
