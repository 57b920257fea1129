package dev.rollcall.host.sync;

import dev.rollcall.host.asset.Holder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom or what an asset is assigned to. */
@Schema(name = "Holder")
record HolderView(
        Kind kind,

        @Schema(description = "The platform's id; absent for NOBODY.") @Nullable
        String id,

        @Schema(description = "Absent for NOBODY.") @Nullable
        String name) {
    static HolderView of(Holder holder) {
        return holder.match(
                person -> new HolderView(Kind.PERSON, person.id(), person.name()),
                location -> new HolderView(Kind.LOCATION, location.id(), location.name()),
                asset -> new HolderView(Kind.ASSET, asset.id(), asset.name()),
                nobody -> new HolderView(Kind.NOBODY, null, null));
    }

    /** What sort of holder it is. */
    enum Kind {
        PERSON,
        LOCATION,
        ASSET,
        NOBODY
    }
}
