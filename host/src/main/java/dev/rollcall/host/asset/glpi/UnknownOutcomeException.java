package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.PlatformException;

/** A write got no answer that says whether it had its effect; only a look at the platform tells. */
final class UnknownOutcomeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final PlatformException failure;

    UnknownOutcomeException(PlatformException failure) {
        super(failure.happened(), failure);
        this.failure = failure;
    }

    PlatformException failure() {
        return failure;
    }
}
