package dev.rollcall.host.asset;

/** A write got no answer that says whether it had its effect; only a look at the platform tells. */
public final class UnknownOutcomeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final PlatformException failure;

    public UnknownOutcomeException(PlatformException failure) {
        super(failure.happened(), failure);
        this.failure = failure;
    }

    /** Why there was none. */
    public PlatformException failure() {
        return failure;
    }
}
