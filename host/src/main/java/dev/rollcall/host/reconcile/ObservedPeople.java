package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.People;
import dev.rollcall.host.asset.UserMatch;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * R14 and R7: who, in the platform, the observed user is. Whom the MDM archived, or the admin put on the ignore list, is
 * nobody the platform knows.
 */
final class ObservedPeople {
    private final People people;
    private final Set<String> ignored;

    ObservedPeople(People people, Set<String> ignored) {
        this.people = people;
        this.ignored = ignored;
    }

    /** What the MDM wants of the holder. */
    Wanted of(ObservedUser user) {
        if (user instanceof AssignedUser someone) {
            return of(someone);
        }
        return user instanceof ObservedUser.Unassigned ? Wanted.NOBODY : Wanted.NOTHING;
    }

    /** R7: whether the user counts as one whom the platform does not have. */
    boolean isIgnored(AssignedUser user) {
        return user.isArchived()
                || (!ignored.isEmpty()
                        && (user.email().filter(this::isIgnored).isPresent()
                                || user.username().filter(this::isIgnored).isPresent()));
    }

    /** R14: whether the platform has several users for it. */
    boolean isAmbiguous(AssignedUser user) {
        return find(user) instanceof UserMatch.Ambiguous;
    }

    private boolean isIgnored(String account) {
        return ignored.contains(account.strip().toLowerCase(Locale.ROOT));
    }

    private Wanted of(AssignedUser user) {
        if (isIgnored(user)) {
            var why = user.isArchived() ? " is archived in the MDM" : " is on the connection's ignore list";
            return Wanted.unknown("The user " + user + why + ", so the holder stays.");
        }
        var found = find(user);
        if (found instanceof UserMatch.Found one) {
            return new Wanted(Wanted.Kind.SOMEBODY, one.person(), null);
        }
        if (found instanceof UserMatch.Ambiguous several) {
            return Wanted.unknown("The platform has " + several.count() + " active users for " + user
                    + ", so the holder stays. Make the address unique.");
        }
        return Wanted.unknown("The platform has no active user for " + user + ", so the holder stays.");
    }

    /** By user name only where the MDM reports no e-mail. */
    private UserMatch find(AssignedUser user) {
        var email = user.email();
        if (email.isPresent()) {
            return people.byEmail(email.get());
        }
        return user.username().map(people::byUsername).orElse(UserMatch.UNKNOWN);
    }

    /**
     * What the MDM wants of the holder.
     *
     * @param person the platform's user; null unless somebody
     * @param complaint why nobody was found, for people; null unless unknown
     */
    record Wanted(
            Kind kind,
            Holder.@Nullable Person person,
            @Nullable String complaint) {
        static final Wanted NOBODY = new Wanted(Kind.NOBODY, null, null);
        static final Wanted NOTHING = new Wanted(Kind.NOTHING, null, null);

        static Wanted unknown(String complaint) {
            return new Wanted(Kind.UNKNOWN, null, complaint);
        }

        enum Kind {
            SOMEBODY,
            NOBODY,
            /** Somebody whom the platform does not know, or not surely: never "nobody". */
            UNKNOWN,
            /** The MDM did not say. */
            NOTHING
        }
    }
}
