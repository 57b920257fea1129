package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.PlatformProblem;
import dev.rollcall.host.asset.StatusChoice;
import java.util.Optional;

/**
 * A status label.
 *
 * @param type deployable, pending, undeployable or archived
 */
record Label(String id, String name, String type) {
    boolean isDeployable() {
        return type.equals("deployable");
    }

    /** Why it can't be one of ALLOCATED; empty if it can. */
    Optional<PlatformProblem> notForAllocated() {
        return isDeployable()
                ? Optional.empty()
                : Optional.of(new PlatformProblem(
                        "Status label ALLOCATED",
                        "The status label " + this + " for ALLOCATED is of the type " + type
                                + ", under which Snipe-IT refuses check-outs.",
                        "Change its type to deployable in Snipe-IT, or name another label."));
    }

    /** What an admin should know of it as one of TRANSFERRED; empty if nothing. */
    Optional<PlatformProblem> asTransferred() {
        return isDeployable()
                ? Optional.empty()
                : Optional.of(new PlatformProblem(
                        "Status label TRANSFERRED",
                        "The status label " + this + " for TRANSFERRED is of the type " + type
                                + ", so nobody is assigned to an asset while it has it (R20).",
                        "Leave it so, or choose a deployable label if people are to be assigned under it."));
    }

    /** @param named how many labels have its name */
    StatusChoice choice(long named) {
        return new StatusChoice(
                named == 1 ? name : id,
                name,
                type,
                notForAllocated().map(PlatformProblem::sentences).orElse(""),
                asTransferred().map(PlatformProblem::sentences).orElse(""));
    }

    @Override
    public String toString() {
        return "'" + name + "' (id " + id + ")";
    }
}
