package dev.rollcall.host.asset;

import java.util.Collection;
import java.util.Locale;

/**
 * The platform's active users, found by e-mail or user name, both without regard to case. Immutable; safe to share
 * between threads.
 */
public final class People {
    private static final People NONE = new Builder().build();

    private final Accounts byEmail;
    private final Accounts byUsername;

    private People(Builder builder) {
        byEmail = builder.byEmail;
        byUsername = builder.byUsername;
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
        return byEmail.find(key(email));
    }

    public UserMatch byUsername(String username) {
        return byUsername.find(key(username));
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Collects users; of the platform's deactivated users it is told nothing. Ends with its people. */
    public static final class Builder {
        private final Accounts byEmail = new Accounts();
        private final Accounts byUsername = new Accounts();

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

        /** All that were added; nobody can be added any more. */
        public People build() {
            return new People(this);
        }

        private static void put(Accounts accounts, String text, Holder.Person person) {
            if (!text.isBlank()) {
                accounts.add(key(text), person);
            }
        }
    }
}
