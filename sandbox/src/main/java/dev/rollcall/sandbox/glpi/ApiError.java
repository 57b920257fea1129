package dev.rollcall.sandbox.glpi;

import org.jspecify.annotations.Nullable;

/** A refusal: a code, which is the same in all languages, and what comes with it. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient @Nullable Object detail;
    private final boolean isDocumented;

    private ApiError(int status, String code, @Nullable Object detail, boolean isDocumented) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.isDocumented = isDocumented;
    }

    /** An error whose message ends in a link to the documentation. */
    static ApiError documented(int status, String code, String message) {
        return new ApiError(status, code, message, true);
    }

    /** An error with a message, or with the answers of several rows. */
    static ApiError plain(int status, String code, @Nullable Object detail) {
        return new ApiError(status, code, detail, false);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    @Nullable
    Object detail() {
        return detail;
    }

    boolean isDocumented() {
        return isDocumented;
    }

    static ApiError unknownType() {
        return documented(
                400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM", "resource not found or not an instance of CommonDBTM");
    }

    static ApiError badArray() {
        return documented(400, "ERROR_BAD_ARRAY", "input parameter must be an array of objects");
    }

    static ApiError noRight(Session session) {
        return plain(403, "ERROR_RIGHT_MISSING", session.language().noRight());
    }

    static ApiError notFound(Session session) {
        return plain(404, "ERROR_ITEM_NOT_FOUND", session.language().notFound());
    }
}
