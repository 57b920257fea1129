package dev.rollcall.host.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What our journal knows of the assets.
 *
 * @param ended ids of the assets that Rollcall has ended and that have stayed TRANSFERRED since (R40)
 * @param refusals by {@link Refusal#subject}: what the platform has refused for good (R15)
 * @param reverts by asset id: what a person took back (R73)
 */
public record History(Set<String> ended, Map<String, List<Refusal>> refusals, Map<String, Revert> reverts) {
    public static final History EMPTY = new History(Set.of(), Map.of(), Map.of());

    public History {
        ended = Set.copyOf(ended);
        refusals = Map.copyOf(refusals);
        reverts = Map.copyOf(reverts);
    }

    /**
     * R15: a change that the platform refused for good.
     *
     * @param subject the asset's id, or {@link #deviceSubject} for a creation
     * @param fingerprint of {@link Fingerprint#of}: as long as it is the same, nothing has changed
     * @param message what the platform said
     */
    public record Refusal(String subject, long fingerprint, String message) {}

    /**
     * R73: fields that no rule writes until the device changes in the MDM.
     *
     * @param connectionId the connection whose run was reverted
     * @param fields what was taken back
     * @param device {@link Fingerprint#ofDevice} when it was, or {@link Fingerprint#ABSENT}
     */
    public record Revert(String connectionId, Set<Field> fields, long device) {
        public Revert {
            fields = Set.copyOf(fields);
        }
    }

    /** The subject of refusals that concern a device without an asset. */
    public static String deviceSubject(String connectionId, String sourceId) {
        return connectionId + " " + sourceId;
    }
}
