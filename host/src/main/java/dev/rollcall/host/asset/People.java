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
        byEmail = matches(builder.byEmail);
        byUsername = matches(builder.byUsername);
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

    private static Map<String, UserMatch> matches(Map<String, Set<Holder.Person>> found) {
        var matches = new HashMap<String, UserMatch>(found.size() * 2);
        found.forEach((key, people) -> matches.put(
                key,
                people.size() == 1
                        ? new UserMatch.Found(people.iterator().next())
                        : new UserMatch.Ambiguous(people.size())));
        return matches;
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Collects users; of the platform's deactivated users it is told nothing. */
    public static final class Builder {
        private final Map<String, Set<Holder.Person>> byEmail = new HashMap<>();
        private final Map<String, Set<Holder.Person>> byUsername = new HashMap<>();

        private Builder() {}

        /**
         * Adds an active user.
         *
         * @param emails every address; blank ones are no address
         * @param username the login; blank if there is none
         */
        public Builder add(Holder.Person person, Collection<String> emails, String username) {
            emails.forEach(email -> put(byEmail, email, person));
            put(byUsername, username, person);
            return this;
        }

        public People build() {
            return new People(this);
        }

        private static void put(Map<String, Set<Holder.Person>> people, String text, Holder.Person person) {
            if (!text.isBlank()) {
                people.computeIfAbsent(key(text), key -> new HashSet<>()).add(person);
            }
        }
    }
}
