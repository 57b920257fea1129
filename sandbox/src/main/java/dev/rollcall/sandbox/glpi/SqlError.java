package dev.rollcall.sandbox.glpi;

/** The database refuses a value. */
final class SqlError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    SqlError(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The database's number of the error. */
    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
