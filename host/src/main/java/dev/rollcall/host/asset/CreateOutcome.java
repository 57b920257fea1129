package dev.rollcall.host.asset;

/** How a creation ended. */
public sealed interface CreateOutcome {
    /** Calls the case for the kind of outcome this is. */
    <R> R match(Cases<R> cases);

    /** One function for each kind. */
    interface Cases<R> {
        R created(Created created);

        R present(Present present);

        R failed(Failed failed);
    }

    /**
     * The asset is there.
     *
     * @param asset as it is now
     * @param remark what did not come out as wished, a sentence with its cure; empty if all did
     */
    record Created(Asset asset, String remark) implements CreateOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.created(this);
        }
    }

    /**
     * The serial is on an asset already, maybe a deleted one, so nothing was made.
     *
     * @param what a sentence and its cure
     */
    record Present(String what) implements CreateOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.present(this);
        }
    }

    /**
     * Nothing was made, or it is not known.
     *
     * @param failure of kind {@code REJECTED} if it will be refused again
     */
    record Failed(PlatformException failure) implements CreateOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.failed(this);
        }
    }
}
