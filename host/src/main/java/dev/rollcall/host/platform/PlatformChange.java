package dev.rollcall.host.platform;

import dev.rollcall.host.audit.Author;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody wants set.
 *
 * @param draft all of it; without a token, the one that is stored stays
 * @param assets what is said of the assets at another address; empty if nothing was said
 * @param expectedVersion that the change was thought for; empty if any will do
 * @param by who
 */
record PlatformChange(PlatformDraft draft, Optional<Assets> assets, OptionalLong expectedVersion, Author by) {

    /** Whose the assets at another address are. */
    enum Assets {
        /** The same ones: the platform has moved, and its assets have kept their ids. */
        SAME,
        /** Others: what is known of assets means nothing there. */
        OTHER
    }
}
