package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;

/** Entities by the names that settings use. */
final class Entities {
    private final GlpiApi api;

    Entities(GlpiApi api) {
        this.api = api;
    }

    /**
     * The id of an entity.
     *
     * @param name its {@code completename} ("Root entity > Berlin"), in any case, or its id
     * @throws PlatformException of kind {@code CONFIGURATION} if there is none, or the session does not see it
     */
    long id(String name) throws PlatformException, InterruptedException {
        if (GlpiApi.isId(name.strip())) {
            return GlpiText.number(name.strip());
        }
        var key = GlpiText.key(name);
        for (var row : api.list("/Entity")) {
            if (GlpiText.key(GlpiText.at(row, "completename")).equals(key)) {
                return GlpiText.id(row, "id");
            }
        }
        throw new PlatformException(
                FailureKind.CONFIGURATION,
                "GLPI shows Rollcall no entity " + GlpiText.quoted(name) + ".",
                "Write the whole name, with the entities above it, or the id, in the platform's settings.");
    }
}
