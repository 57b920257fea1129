package dev.rollcall.host.journal;

import dev.rollcall.host.asset.Holder;
import org.jspecify.annotations.Nullable;

/**
 * A holder as columns.
 *
 * @param kind null where there is no asset to hold
 * @param id null for nobody
 * @param name null for nobody
 */
record HolderText(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String name) {
    static final HolderText NONE = new HolderText(null, null, null);

    static HolderText of(Holder holder) {
        return holder.match(
                person -> new HolderText("PERSON", person.id(), person.name()),
                location -> new HolderText("LOCATION", location.id(), location.name()),
                asset -> new HolderText("ASSET", asset.id(), asset.name()),
                nobody -> new HolderText("NOBODY", null, null));
    }

    Holder holder() {
        var someId = String.valueOf(id);
        var someName = name == null ? "" : name;
        return switch (String.valueOf(kind)) {
            case "PERSON" -> new Holder.Person(someId, someName);
            case "LOCATION" -> new Holder.Location(someId, someName);
            case "ASSET" -> new Holder.OtherAsset(someId, someName);
            default -> Holder.NOBODY;
        };
    }
}
