package dev.rollcall.sandbox.glpi;

/** A request that comes with a session. */
record Call(Request request, Session session) {
    Query query() {
        return request.query();
    }

    ApiError noRight() {
        return ApiError.noRight(session);
    }

    ApiError notFound() {
        return ApiError.notFound(session);
    }
}
