package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Asset;
import java.util.Optional;

/** R71: whether an asset, read again, is still what a change was decided on. */
public final class Staleness {
    private Staleness() {}

    /**
     * What has changed since, in a sentence; empty if nothing that matters has.
     *
     * @param decidedOn the verdict's asset, with what this run wrote to it since ({@link Effects#after})
     * @param now as it was read right before the write
     */
    public static Optional<String> between(Asset decidedOn, Asset now) {
        if (!now.holder().equals(decidedOn.holder())) {
            return stale("held by " + decidedOn.holder(), "held by " + now.holder());
        }
        if (!now.status().id().equals(decidedOn.status().id())) {
            return stale("in status " + decidedOn.status(), "in status " + now.status());
        }
        if (!now.links().equals(decidedOn.links())) {
            return stale("linked to " + decidedOn.links(), "linked to " + now.links());
        }
        return now.order().equals(decidedOn.order())
                ? Optional.empty()
                : stale("under order " + decidedOn.order(), "under order " + now.order());
    }

    private static Optional<String> stale(String before, String now) {
        return Optional.of("The asset was " + before + " and is " + now + " now. The next run decides anew.");
    }
}
