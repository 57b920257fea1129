package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.reconcile.Sighting.Said;
import dev.rollcall.host.reconcile.Sightings.OfPeer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * R60: which of several connections decides the assignee. The first in rank among those that have the opt-in on and
 * report a user or nobody; where there is none such, the first in rank that reports a user. What a connection once said
 * of the user counts until it says something else, so that one silent reading costs it nothing.
 */
final class Decider {
    /** How much older its last contact may be before a connection loses its place. */
    static final Duration PATIENCE = Duration.ofDays(2);

    private Decider() {}

    /** The connection whose run it is, alone on the device. */
    static final Ruling ALONE = new Ruling(null, true);

    /**
     * Who decides.
     *
     * @param connection whose run it is
     * @param device what it sees now
     * @param earlier what it saw before, or null
     * @param others the other active connections that see the device
     */
    static Ruling of(
            Connection connection, Observed device, @Nullable Sighting earlier, List<OfPeer> others, Instant now) {
        if (others.isEmpty()) {
            return ALONE;
        }
        var contact = lastContact(device, earlier);
        var us = new Candidate(
                null, connection.optIn(), said(device.user(), earlier), !isStale(contact, now, contact, others));
        Candidate first = null;
        Candidate substitute = null;
        var isOurTurn = true;
        for (var other : others) {
            if (isOurTurn && !connection.comesAfter(other.peer())) {
                isOurTurn = false;
                first = us.before(first, us.decides());
                substitute = us.before(substitute, us.reportsAUser());
            }
            var sighting = other.sighting();
            var stays = !isStale(sighting.lastContact(), sighting.seenAt(), contact, others);
            var them = new Candidate(other.peer(), other.peer().optIn(), sighting.said(), stays);
            first = them.before(first, them.decides());
            substitute = them.before(substitute, them.reportsAUser());
        }
        if (isOurTurn) {
            first = us.before(first, us.decides());
            substitute = us.before(substitute, us.reportsAUser());
        }
        return ruling(first != null ? first : substitute, connection);
    }

    private static Ruling ruling(@Nullable Candidate candidate, Connection connection) {
        if (candidate == null) {
            return Ruling.NONE;
        }
        var peer = candidate.peer;
        return peer == null ? new Ruling(connection.name(), true) : new Ruling(peer.name(), false);
    }

    /** More than 48 hours older than both another's last contact and its own last reading of the device. */
    private static boolean isStale(
            @Nullable Instant contact, Instant seenAt, @Nullable Instant ourContact, List<OfPeer> others) {
        if (contact == null) {
            return false;
        }
        var limit = contact.plus(PATIENCE);
        // A connection's own contact is among these and never later than its limit.
        return seenAt.isAfter(limit) && (isAfter(ourContact, limit) || isAnyAfter(others, limit));
    }

    private static boolean isAnyAfter(List<OfPeer> others, Instant limit) {
        for (var other : others) {
            if (isAfter(other.sighting().lastContact(), limit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAfter(@Nullable Instant contact, Instant limit) {
        return contact != null && contact.isAfter(limit);
    }

    /**
     * A connection that might come before this one and has not run yet, so that it is not known who decides; null if
     * there is none. It is waited for once, however its first run ends, so that a broken one stops nobody.
     *
     * @param contact the MDM's last contact with the device; where that is long ago, any other may come before
     */
    static @Nullable Peer unheard(Scene scene, @Nullable Instant contact, List<OfPeer> others) {
        var connection = scene.connection();
        var mayLose = contact != null && scene.now().isAfter(contact.plus(PATIENCE));
        for (var peer : scene.sightings().peers()) {
            if (!peer.hasRun()
                    && (mayLose || mayComeBefore(peer, connection))
                    && others.stream().noneMatch(other -> other.peer().equals(peer))) {
                return peer;
            }
        }
        return null;
    }

    private static boolean mayComeBefore(Peer peer, Connection connection) {
        return peer.optIn() == connection.optIn() ? connection.comesAfter(peer) : peer.optIn();
    }

    /** What was said last; silence does not undo it. */
    static Said said(ObservedUser user, @Nullable Sighting earlier) {
        if (user instanceof AssignedUser) {
            return Said.SOMEBODY;
        }
        if (user instanceof ObservedUser.Unassigned) {
            return Said.NOBODY;
        }
        return earlier == null ? Said.NOTHING : earlier.said();
    }

    static @Nullable Instant lastContact(Observed device, @Nullable Sighting earlier) {
        return device.lastContact() != null || earlier == null ? device.lastContact() : earlier.lastContact();
    }

    /**
     * Who decides the assignee.
     *
     * @param name for people; null where this connection is alone, or none decides
     * @param isOurs whether it is the connection whose run it is
     */
    record Ruling(@Nullable String name, boolean isOurs) {
        static final Ruling NONE = new Ruling(null, false);
    }

    /**
     * A connection that sees the device.
     *
     * @param peer null for the connection whose run it is
     * @param stays whether it keeps its place
     */
    private record Candidate(@Nullable Peer peer, boolean optIn, Said said, boolean stays) {
        boolean decides() {
            return stays && optIn && said != Said.NOTHING;
        }

        boolean reportsAUser() {
            return stays && said == Said.SOMEBODY;
        }

        /** The one found so far, as ranks fall; this one if there is none yet and it fits. */
        @Nullable
        Candidate before(@Nullable Candidate found, boolean fits) {
            return found == null && fits ? this : found;
        }
    }
}
