package dev.rollcall.testkit;

/**
 * A source breaks the contract. The message speaks to the maker of the plugin: what the plugin did, and what to do. It
 * has no stack trace, since that would show the kit and not the plugin; where the plugin threw something, that is the
 * cause.
 */
public final class ContractBreach extends AssertionError {
    private static final long serialVersionUID = 1L;

    /**
     * A breach.
     *
     * @param did what the plugin did, one sentence
     * @param cure what to do, one sentence
     */
    public ContractBreach(String did, String cure) {
        super(did + " " + cure);
    }

    /** A breach by something that the plugin threw. */
    public ContractBreach(String did, String cure, Throwable thrown) {
        super(did + " " + cure, thrown);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // does nothing
    public Throwable fillInStackTrace() {
        return this;
    }
}
