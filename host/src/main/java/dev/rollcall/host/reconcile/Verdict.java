package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Asset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a run decided for one device, one asset, or the two together, and what it was decided on.
 *
 * @param device what the MDM showed in this run; null if it was not listed
 * @param earlier what this connection last noted of the device; null if it never saw it
 * @param asset the asset, as it was read: the "before" of every change; null if there is none
 * @param matched how the two were found to belong together
 * @param decider the name of the connection that decides the assignee (R60); null where no other connection sees the
 *     device, or none decides
 * @param decisions at least one; changes come in the order in which they are to be written
 */
public record Verdict(
        @Nullable Observed device,
        @Nullable Sighting earlier,
        @Nullable Asset asset,
        Matched matched,
        @Nullable String decider,
        List<Decision> decisions) {
    static final List<Decision> AGREED = List.of(Remark.NoChange.AGREED);

    public Verdict {
        decisions = List.copyOf(decisions);
        if (decisions.isEmpty()) {
            throw new IllegalArgumentException("A verdict needs a decision.");
        }
    }

    /** What tells this verdict from every other of its plan: the asset's id, or the device's. */
    public String subject() {
        return asset != null ? "asset " + asset.id() : "device " + sourceId();
    }

    /** The MDM's id of the device; empty where neither a device nor a sighting is known. */
    public String sourceId() {
        if (device != null) {
            return device.sourceId();
        }
        return earlier != null ? earlier.sourceId() : "";
    }

    /** The changes among the decisions. */
    public List<Change> changes() {
        return decisions.stream()
                .filter(Change.class::isInstance)
                .map(Change.class::cast)
                .toList();
    }

    /** Whether there is nothing to store of it. */
    public boolean isQuiet() {
        return decisions.size() == 1 && decisions.get(0) instanceof Remark.NoChange;
    }

    /** This verdict with other decisions. */
    public Verdict with(List<Decision> others) {
        return new Verdict(device, earlier, asset, matched, decider, others);
    }

    /** How a device and an asset were found to belong together (R5). */
    public enum Matched {
        BY_LINK,
        BY_SERIAL,
        /** They were, by an earlier run; the device is not seen now. */
        EARLIER,
        /** The device has no asset, or the asset no device. */
        NOT,
        /** Several could be meant: nothing is written. */
        CONFLICT
    }
}
