package dev.rollcall.sandbox.day;

import java.util.Map;
import java.util.Optional;

/**
 * An asset at one moment, for tests to look at.
 *
 * @param model the model's number; 0 for none
 * @param status the status's name
 * @param links the ids of MDMs' devices, by provider
 * @param fields what its fields hold, by their names in {@link CompanyPlatform}
 */
public record BookAsset(
        int id,
        Optional<String> serial,
        int model,
        String status,
        Optional<Holder> holder,
        Map<String, String> links,
        Optional<String> order,
        Map<String, String> fields,
        boolean isDeleted) {

    /** Whom or what it is given to; the row need not exist any more. */
    public record Holder(Kind kind, int id) {}

    /** What can hold an asset. */
    public enum Kind {
        PERSON,
        PLACE,
        ASSET
    }

    public BookAsset {
        links = Map.copyOf(links);
        fields = Map.copyOf(fields);
    }

    /** The person who has it; empty if nobody or something else has it. */
    public Optional<Integer> assignee() {
        return holder.filter(found -> found.kind() == Kind.PERSON).map(Holder::id);
    }

    public Optional<String> link(String provider) {
        return Optional.ofNullable(links.get(provider));
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
