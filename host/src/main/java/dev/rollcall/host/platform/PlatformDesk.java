package dev.rollcall.host.platform;

import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Preparation;
import dev.rollcall.host.asset.StatusChoice;
import dev.rollcall.host.web.CheckView;
import dev.rollcall.host.web.ProblemException;
import java.util.List;
import java.util.Objects;

/** What people do with the platform that is set: they have it looked at, and prepared. */
public final class PlatformDesk {
    private final Platforms platforms;
    private final PlatformAccess access;

    public PlatformDesk(Platforms platforms, PlatformAccess access) {
        this.platforms = platforms;
        this.access = access;
    }

    /**
     * What was prepared.
     *
     * @param done what was done, each a sentence
     * @param proposed what is not there yet
     * @param leftOut ids that were agreed on and are not needed any more
     */
    record Prepared(List<String> done, List<Preparation> proposed, List<String> leftOut) {
        Prepared {
            done = List.copyOf(done);
            proposed = List.copyOf(proposed);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** What keeps the platform from being asked for anything; nothing is sent. */
    void requireReady() throws PlatformException {
        access.platform();
    }

    /** Looks whether everything is there that a sync needs, and keeps what was found. */
    CheckView check() throws PlatformException, InterruptedException {
        var current = platforms.current();
        try (var use = access.use()) {
            var check = CheckView.of(use.platform().check());
            platforms.keep(new LastLook(
                    platforms.now(),
                    current.stored().version(),
                    PlatformAddress.of(current.kind(), current.effective().url()),
                    check,
                    statuses(use)));
            return check;
        }
    }

    /** The check says why they can't be read. */
    private static List<StatusChoice> statuses(PlatformAccess.Use use) throws InterruptedException {
        try {
            return use.platform().statuses();
        } catch (PlatformException e) {
            return List.of();
        }
    }

    /** What would be made. */
    List<Preparation> proposed() throws PlatformException, InterruptedException {
        try (var use = access.use()) {
            return use.platform().preparations();
        }
    }

    /** Makes what was agreed on. */
    Prepared prepare(List<String> ids) throws PlatformException, InterruptedException {
        if (ids.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.invalid("agreed", "One of the ids is missing.", "Send ids of what is proposed.");
        }
        try (var use = access.use()) {
            var proposed = use.platform().preparations();
            var agreed = proposed.stream()
                    .filter(preparation -> ids.contains(preparation.id()))
                    .toList();
            var leftOut = ids.stream()
                    .filter(id -> agreed.stream().noneMatch(one -> one.id().equals(id)))
                    .toList();
            var done = agreed.isEmpty() ? List.<String>of() : use.platform().prepare(agreed);
            return new Prepared(done, use.platform().preparations(), leftOut);
        }
    }
}
