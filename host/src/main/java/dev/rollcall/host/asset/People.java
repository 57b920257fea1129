package dev.rollcall.host.asset;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The platform's active users, found by e-mail or user name, both without regard to case. Immutable; safe to share
 * between threads.
 */
public final class People {
    private static final People NONE = new Builder().build();

    private final Map<String, UserMatch> byEmail;
    private final Map<String, UserMatch> byUsername;

    private People(Builder builder) {
        byEmail = Map.copyOf(builder.byEmail);
        byUsername = Map.copyOf(builder.byUsername);
    }

    /** A platform without users. */
    public static People none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The user with that address; a user with several addresses is found by each. */
    public UserMatch byEmail(String email) {
        return byEmail.getOrDefault(key(email), UserMatch.UNKNOWN);
    }

    public UserMatch byUsername(String username) {
        return byUsername.getOrDefault(key(username), UserMatch.UNKNOWN);
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Collects users; of the platform's deactivated users it is told nothing. */
    public static final class Builder {
        private final Map<String, UserMatch> byEmail = new HashMap<>();
        private final Map<String, UserMatch> byUsername = new HashMap<>();
        /** The few whom a text does not tell apart. */
        private final Map<String, Set<Holder.Person>> namesakes = new HashMap<>();

        private Builder() {}

        /**
         * Adds an active user.
         *
         * @param emails every address; blank ones are no address
         * @param username the login; blank if there is none
         */
        public Builder add(Holder.Person person, Collection<String> emails, String username) {
            var found = new UserMatch.Found(person);
            emails.forEach(email -> put(byEmail, "email ", email, found));
            put(byUsername, "username ", username, found);
            return this;
        }

        public People build() {
            return new People(this);
        }

        private void put(Map<String, UserMatch> matches, String kind, String text, UserMatch.Found found) {
            if (text.isBlank()) {
                return;
            }
            var key = key(text);
            var before = matches.putIfAbsent(key, found);
            if (before == null || before.equals(found)) {
                return;
            }
            var several = namesakes.computeIfAbsent(kind + key, first -> new HashSet<>());
            several.add(found.person());
            if (before instanceof UserMatch.Found other) {
                several.add(other.person());
            }
            matches.put(key, several.size() == 1 ? found : new UserMatch.Ambiguous(several.size()));
        }
    }
}
