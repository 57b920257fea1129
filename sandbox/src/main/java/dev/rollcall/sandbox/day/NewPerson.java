package dev.rollcall.sandbox.day;

/**
 * Somebody whom a platform is to know.
 *
 * @param isActive whether they still work there
 */
public record NewPerson(String login, String firstName, String lastName, String email, boolean isActive) {

    /** Somebody who works there. */
    public static NewPerson of(String login, String firstName, String lastName, String email) {
        return new NewPerson(login, firstName, lastName, email, true);
    }

    /** The same, who has left. */
    public NewPerson left() {
        return new NewPerson(login, firstName, lastName, email, false);
    }
}
