package dev.rollcall.host.sync;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunAction;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What a run is asked to do.
 *
 * @param initiator who or what asks
 * @param basis what is done with which other run; empty for a sync and a preview
 * @param device the normalised serials of the devices that are meant, with commas between them; empty for all
 * @param trial whether another policy than the connection's is tried
 */
record Errand(Purpose purpose, String initiator, Optional<Basis> basis, Optional<String> device, boolean trial) {
    static final String BETWEEN = ", ";
    /** What a run's record has room for. */
    static final int LONGEST = 500;

    /**
     * What is done with another run.
     *
     * @param changes how many of its changes are meant
     */
    record Basis(String runId, RunAction.Kind kind, int changes) {}

    static Errand sync(Purpose purpose, String initiator, boolean trial) {
        return new Errand(purpose, initiator, Optional.empty(), Optional.empty(), trial);
    }

    /** Of single devices, by their normalised serials. */
    static Errand devices(Purpose purpose, Collection<String> serials, String initiator) throws SyncException {
        var device = String.join(BETWEEN, serials);
        if (device.length() > LONGEST) {
            throw new SyncException(
                    SyncException.Reason.UNKNOWN,
                    "No device has a serial of more than " + LONGEST + " characters. Look for a typing error.");
        }
        return new Errand(purpose, initiator, Optional.empty(), Optional.of(device), false);
    }

    static Errand on(RunRecord run, RunAction.Kind kind, String actor, int changes) {
        return new Errand(
                purpose(kind), actor, Optional.of(new Basis(run.id(), kind, changes)), Optional.empty(), false);
    }

    private static Purpose purpose(RunAction.Kind kind) {
        return switch (kind) {
            case APPLY -> Purpose.APPLY_PREVIEW;
            case APPROVE -> Purpose.APPROVE;
            case REVERT -> Purpose.REVERT;
            case DISCARD, CANCEL -> throw new IllegalArgumentException(kind + " takes no run.");
        };
    }

    /** Whether that run does just this for a device. */
    boolean isDoneBy(RunRecord run) {
        return run.purpose() == purpose && device.isPresent() && run.device().equals(device);
    }

    /** The run that does it, as it begins. */
    RunRecord begin(ConfiguredConnection connection, String owner, Instant now) {
        return new RunRecord(
                UUID.randomUUID().toString(),
                connection.id(),
                connection.name(),
                purpose,
                RunState.RUNNING,
                initiator,
                owner,
                basis.map(Basis::runId),
                device,
                trial,
                false,
                now,
                Optional.empty(),
                RunReport.EMPTY);
    }

    /** What is kept with the other run, once this one carries it out. */
    Optional<RunAction> actionBy(RunRecord run) {
        return basis.map(other -> new RunAction(
                other.runId,
                other.kind,
                initiator,
                run.beganAt(),
                OptionalInt.of(other.changes),
                Optional.of(run.id())));
    }
}
