package dev.rollcall.host.connection;

/**
 * What is wrong with one field of a connection. Names no value of a secret.
 *
 * @param field as the REST API names it: {@code name}, {@code settings.apiUrl}, {@code policy.goneAfterRuns}
 * @param message a sentence that says what is wrong
 * @param cure a sentence that says what to do
 */
public record ConnectionProblem(String field, String message, String cure) {
    /** The same in a field of another. */
    public ConnectionProblem in(String prefix) {
        return new ConnectionProblem(prefix + field, message, cure);
    }

    @Override
    public String toString() {
        return field + ": " + message + " " + cure;
    }
}
