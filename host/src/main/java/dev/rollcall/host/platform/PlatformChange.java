package dev.rollcall.host.platform;

import dev.rollcall.host.audit.Author;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What somebody wants set.
 *
 * @param draft all of it; a secret that it does not have stays as it is stored
 * @param cleared the secrets that are to be forgotten, by their names in the API
 * @param assets what is said of the assets at another address; empty if nothing was said
 * @param expectedVersion that the change was thought for; empty if any will do
 * @param by who
 */
record PlatformChange(
        PlatformDraft draft, Set<String> cleared, Optional<Assets> assets, OptionalLong expectedVersion, Author by) {
    PlatformChange {
        cleared = Set.copyOf(cleared);
    }

    /** By their names in the API, the secrets that change; empty those that are to be forgotten. */
    Map<String, String> secrets() {
        var secrets = new HashMap<String, String>();
        cleared.forEach(field -> secrets.put(field, ""));
        secrets.putAll(draft.secrets());
        return secrets;
    }

    /** Whose the assets at another address are. */
    enum Assets {
        /** The same ones: the platform has moved, and its assets have kept their ids. */
        SAME,
        /** Others: what is known of assets means nothing there. */
        OTHER
    }
}
