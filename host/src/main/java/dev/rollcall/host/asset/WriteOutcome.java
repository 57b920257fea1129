package dev.rollcall.host.asset;

/** How a write ended. */
public sealed interface WriteOutcome {
    /** Calls the case for the kind of outcome this is. */
    <R> R match(Cases<R> cases);

    /** One function for each kind. */
    interface Cases<R> {
        R done(Done done);

        R stale(Stale stale);

        R refused(Refused refused);

        R unfinished(Unfinished unfinished);
    }

    /**
     * Everything is written, and where the platform's word is not to be trusted, looked at.
     *
     * @param after the asset as it is now
     */
    record Done(Asset after) implements WriteOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.done(this);
        }
    }

    /**
     * R71: the asset was not any more what the decision was made on, and nothing was sent.
     *
     * @param what differs, a sentence
     */
    record Stale(String what) implements WriteOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stale(this);
        }
    }

    /**
     * The platform refuses this, and will as long as nothing changes (R15); the asset is as it was before, unless the
     * failure says otherwise.
     *
     * @param failure of kind {@code REJECTED}
     */
    record Refused(PlatformException failure) implements WriteOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /**
     * It was begun, or may have been, and is not known to be at its end: to be finished from the intent (R72) or decided
     * anew.
     *
     * @param failure what was in the way
     * @param sent how many requests were sent, the one without an answer included; 0 if the asset is surely untouched
     */
    record Unfinished(PlatformException failure, int sent) implements WriteOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unfinished(this);
        }
    }
}
