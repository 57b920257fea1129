package dev.rollcall.sandbox.snipeit;

/** Lets a second client write at the worst moment: see {@link Faults#duringNextWrite}. */
final class Race {
    private final Faults faults;
    private final SnipeItVersion version;

    Race(Faults faults, SnipeItVersion version) {
        this.faults = faults;
        this.version = version;
    }

    /** Newer versions lock the row first, so that the other client is through before anything is checked. */
    void beforeChecks() {
        if (version.isNewer()) {
            faults.takeRace().ifPresent(Runnable::run);
        }
    }

    /** v8.1.4 locks nothing: the other client gets in after the checks. */
    void beforeWrite() {
        if (!version.isNewer()) {
            faults.takeRace().ifPresent(Runnable::run);
        }
    }
}
