package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Specs;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a change from being tried although a rule wants it: a person took it back (R73), or the platform refused
 * it for good (R15).
 */
final class Bars {
    private final History history;
    private final Connection connection;

    Bars(Scene scene) {
        this.history = scene.history();
        this.connection = scene.connection();
    }

    /** The change itself, or why it is not to be tried. */
    Decision pass(Change change, @Nullable Observed device, @Nullable Asset asset) {
        if (asset != null) {
            var reverted = revertedFields(device, asset);
            for (var field : reverted.isEmpty() ? Set.<Field>of() : change.fields()) {
                if (reverted.contains(field)) {
                    return new Remark.Skip(
                            Rule.R73, "A person took this back, and the device has not changed in the MDM since.");
                }
            }
        }
        var subject = asset != null ? asset.id() : subjectOf(device);
        var refusals = history.refusals().get(subject);
        return refusals == null ? change : unlessRefused(change, refusals, Fingerprint.of(change, device, asset));
    }

    /** R73 spares the other specs: of the differences, those that nobody took back. */
    List<Specs.Difference> allowed(List<Specs.Difference> differences, Observed device, Asset asset) {
        var reverted = differences.isEmpty() ? Set.<Field>of() : revertedFields(device, asset);
        if (reverted.isEmpty()) {
            return differences;
        }
        return differences.stream()
                .filter(difference -> !reverted.contains(Field.spec(difference.key())))
                .toList();
    }

    boolean allowsSerial(Observed device, Asset asset) {
        return !revertedFields(device, asset).contains(Field.SERIAL);
    }

    private Set<Field> revertedFields(@Nullable Observed device, Asset asset) {
        var revert = history.reverts().get(asset.id());
        if (revert == null) {
            return Set.of();
        }
        // Another connection's revert is lifted by a run of that connection (Memory), which alone sees its device.
        var isInForce =
                !revert.connectionId().equals(connection.id()) || revert.device() == Fingerprint.ofDevice(device);
        return isInForce ? revert.fields() : Set.of();
    }

    private String subjectOf(@Nullable Observed device) {
        return device == null ? "" : History.deviceSubject(connection.id(), device.sourceId());
    }

    private static Decision unlessRefused(Change change, List<History.Refusal> refusals, long fingerprint) {
        for (var refusal : refusals) {
            if (refusal.fingerprint() == fingerprint) {
                return new Remark.Skip(
                        Rule.R15,
                        "The platform refused this for good: " + refusal.message()
                                + " It is tried again when the asset, the device or the user has changed.");
            }
        }
        return change;
    }
}
