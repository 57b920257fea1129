package dev.rollcall.host.reconcile;

/** R2: how much of a list this run has read, and so what its silence says. */
public enum Extent {
    /** All of it: what is not there is absent. */
    COMPLETE,
    /** One device was looked up: complete for that device, except for R13, R30 and R32. */
    ONE_DEVICE,
    /** Not all of it: its silence says nothing. */
    INCOMPLETE
}
