package dev.rollcall.testkit;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.source.PartitionReading;
import dev.rollcall.source.RejectedRecord;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a reading ended, with what it delivered, and what the contract has to say to it.
 *
 * @param when what was the matter with the MDM, completes "the source … when …": {@code the last page failed}
 */
record ReadOutcome(Partition partition, String when, PartitionReading reading, Deliveries deliveries) {

    boolean isComplete() {
        return reading.completeness().isComplete();
    }

    /** The failure of an incomplete reading. */
    Optional<SourceException> failure() {
        return reading.completeness().failure();
    }

    /** Ids of the given devices that were neither delivered nor rejected. */
    List<String> missing(List<SimulatedDevice> devices) {
        var accounted = new HashSet<>(deliveries.ids());
        reading.rejected().stream()
                .map(RejectedRecord::sourceId)
                .flatMap(Optional::stream)
                .forEach(accounted::add);
        return devices.stream()
                .map(SimulatedDevice::sourceId)
                .filter(id -> !accounted.contains(id))
                .toList();
    }

    ReadOutcome mustBeComplete(String cure) {
        if (!isComplete()) {
            var failure = failure().orElseThrow();
            throw new ContractBreach(
                    "The source did not read " + name() + " to its end when " + when + "; it ended with: "
                            + failure.getMessage(),
                    cure,
                    failure);
        }
        return this;
    }

    /** Every one of the devices came, and no other. */
    ReadOutcome mustHold(List<SimulatedDevice> devices) {
        var missing = missing(devices);
        if (!missing.isEmpty()) {
            throw new ContractBreach(
                    "The source left out " + missing.size() + " of " + devices.size() + " devices of " + name()
                            + " when " + when + " (" + few(missing) + "), and returned normally.",
                    "Walk the list to its end, as Pages does, and throw where that can't be done: "
                            + "what is missing counts as gone.");
        }
        var invented = new HashSet<>(deliveries.ids());
        devices.forEach(device -> invented.remove(device.sourceId()));
        if (!invented.isEmpty()) {
            throw new ContractBreach(
                    "The source delivered devices that are not in " + name() + " when " + when + " ("
                            + few(List.copyOf(invented)) + ").",
                    "Deliver each device under the id that the MDM gives it, and no others.");
        }
        return this;
    }

    /** No device came twice. */
    ReadOutcome mustHoldEachOnce() {
        var repeated = deliveries.repeated();
        if (!repeated.isEmpty()) {
            throw new ContractBreach(
                    "The source delivered " + repeated.size() + " devices of " + name() + " more than once when " + when
                            + " (" + few(List.copyOf(repeated)) + ").",
                    "Ask for each page once and go on behind the rows that came.");
        }
        return this;
    }

    /** The reading must not count as all there is. */
    SourceException mustBeIncomplete() {
        if (isComplete()) {
            throw new ContractBreach(
                    "The source returned normally from " + name() + " when " + when + ": the " + reading.delivered()
                            + " devices delivered count as all, and the others as gone.",
                    "Let the SourceException pass; a normal return promises that nothing was left out.");
        }
        var failure = failure().orElseThrow();
        if (failure.kind().failure() == FailureKind.DEFECT) {
            throw new ContractBreach(
                    "The source failed with an error of its own when " + when + ": " + cause(failure) + ".",
                    "Let the SourceException pass, and expect every answer to lack what you look for.",
                    failure);
        }
        return failure;
    }

    /** The reading must end as incomplete, and a person must be told to act. */
    void mustAskForAPerson() {
        var failure = mustBeIncomplete();
        if (failure.kind().failure() != FailureKind.CONFIGURATION) {
            throw new ContractBreach(
                    "The source reported the kind " + failure.kind() + " when " + when
                            + ", which nobody is asked to mend.",
                    "Let the host's SourceException pass, or map the answer to AUTHENTICATION or PERMISSION in the "
                            + "spec's faults.",
                    failure);
        }
    }

    String name() {
        return "the list '" + partition + "'";
    }

    static String few(List<String> ids) {
        var shown = String.join(", ", ids.subList(0, Math.min(3, ids.size())));
        return ids.size() > 3 ? shown + ", …" : shown;
    }

    static String few(Set<String> ids) {
        return few(List.copyOf(ids));
    }

    private static String cause(SourceException failure) {
        return String.valueOf(failure.getCause() == null ? failure.getMessage() : failure.getCause());
    }
}
