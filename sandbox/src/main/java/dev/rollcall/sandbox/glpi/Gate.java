package dev.rollcall.sandbox.glpi;

/** What every request to the API must bring. */
final class Gate {
    private final Database database;
    private final Sessions sessions;

    Gate(Database database, Sessions sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    /** Refuses what no session can make good: a body in a GET, the API switched off, another address, no app token. */
    void check(Request request) {
        if (request.isGet() && !request.body().isEmpty()) {
            throw ApiError.documented(
                    400, "ERROR_JSON_PAYLOAD_FORBIDDEN", "GET Request should not have json payload (http body)");
        }
        if (!database.settings.apiEnabled) {
            throw ApiError.plain(400, "ERROR", "API disabled");
        }
        if (!database.settings.ipAllowed) {
            throw ApiError.plain(
                    400,
                    "ERROR_NOT_ALLOWED_IP",
                    "There isn't an active API client matching your IP address in the configuration (127.0.0.1)");
        }
        checkAppToken(request.appToken());
        request.members();
    }

    private void checkAppToken(String token) {
        if (database.appTokens.contains(token) || (token.isEmpty() && database.appTokens.isEmpty())) {
            return;
        }
        if (token.isEmpty()) {
            throw ApiError.documented(400, "ERROR_APP_TOKEN_PARAMETERS_MISSING", "missing parameter app_token");
        }
        throw ApiError.documented(400, "ERROR_WRONG_APP_TOKEN_PARAMETER", "parameter app_token seems wrong");
    }

    /** The session that a request comes with. */
    Session session(Request request) {
        String token = request.sessionToken();
        if (token.isEmpty()) {
            throw ApiError.documented(
                    400, "ERROR_SESSION_TOKEN_MISSING", "parameter session_token is missing or empty");
        }
        Session session = sessions.find(token);
        if (session == null) {
            throw ApiError.plain(401, "ERROR_SESSION_TOKEN_INVALID", "session_token seems invalid");
        }
        return session;
    }
}
