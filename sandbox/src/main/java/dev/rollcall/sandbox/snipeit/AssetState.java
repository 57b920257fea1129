package dev.rollcall.sandbox.snipeit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An asset's row at one moment, for tests to look at.
 *
 * @param custom the custom fields that hold something, by column; encrypted ones in plain
 * @param locationId 0 for none
 */
public record AssetState(
        int id,
        Optional<String> name,
        String tag,
        Optional<String> serial,
        Optional<String> notes,
        int modelId,
        int statusId,
        int companyId,
        int locationId,
        Optional<Holder> holder,
        Map<String, String> custom,
        int checkinCounter,
        int checkoutCounter,
        Instant updatedAt,
        boolean isDeleted) {

    /** Whom or what it is checked out to; the row need not exist any more. */
    public record Holder(HolderType type, int id) {}

    public AssetState {
        custom = Map.copyOf(custom);
    }

    /** The user who has it; empty if nobody or something else has it. */
    public Optional<Integer> assignee() {
        return holder.filter(found -> found.type() == HolderType.USER).map(Holder::id);
    }
}
