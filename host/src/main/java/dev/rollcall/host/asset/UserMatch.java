package dev.rollcall.host.asset;

import java.util.function.Function;

/** Whom the platform knows under an e-mail address or user name (R14). Only active users are ever found. */
public sealed interface UserMatch permits UserMatch.Found, UserMatch.Unknown, UserMatch.Ambiguous {
    UserMatch UNKNOWN = new Unknown();

    /** Calls the function for the kind of match this is. */
    <R> R match(
            Function<Found, ? extends R> found,
            Function<Unknown, ? extends R> unknown,
            Function<Ambiguous, ? extends R> ambiguous);

    /** Exactly one. */
    record Found(Holder.Person person) implements UserMatch {
        @Override
        public <R> R match(
                Function<Found, ? extends R> found,
                Function<Unknown, ? extends R> unknown,
                Function<Ambiguous, ? extends R> ambiguous) {
            return found.apply(this);
        }
    }

    /** None. */
    record Unknown() implements UserMatch {
        @Override
        public <R> R match(
                Function<Found, ? extends R> found,
                Function<Unknown, ? extends R> unknown,
                Function<Ambiguous, ? extends R> ambiguous) {
            return unknown.apply(this);
        }
    }

    /**
     * Several.
     *
     * @param count how many, at least two
     */
    record Ambiguous(int count) implements UserMatch {
        @Override
        public <R> R match(
                Function<Found, ? extends R> found,
                Function<Unknown, ? extends R> unknown,
                Function<Ambiguous, ? extends R> ambiguous) {
            return ambiguous.apply(this);
        }
    }
}
