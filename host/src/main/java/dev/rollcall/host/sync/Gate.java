package dev.rollcall.host.sync;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.ChangeKind;
import java.util.Optional;

/** R51: switching the opt-in or the connection off stops at once what has not begun. */
final class Gate {
    private final Connections connections;

    Gate(Connections connections) {
        this.connections = connections;
    }

    /**
     * Why a change must not be begun now, a sentence and its cure; empty if it may be.
     *
     * @param begun the connection as it was when the change was decided
     */
    Optional<String> objection(ConfiguredConnection begun, ChangeKind kind) {
        var now = connections.find(begun.id());
        if (now.isEmpty()) {
            return Optional.of("The connection was deleted meanwhile. Nothing is to be done.");
        }
        if (!now.get().active()) {
            return Optional.of("The connection was deactivated meanwhile. Activate it and sync again.");
        }
        if (Kinds.needsOptIn(kind) && !now.get().isOptedInSince(begun.optInSince())) {
            return Optional.of("'Allow MDM to update assignee' was switched off, or off and on, meanwhile."
                    + " The next run decides anew.");
        }
        return Optional.empty();
    }
}
