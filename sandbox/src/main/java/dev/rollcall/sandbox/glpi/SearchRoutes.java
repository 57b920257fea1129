package dev.rollcall.sandbox.glpi;

/** Answers {@code /search} and {@code /listSearchOptions}. */
final class SearchRoutes {
    private final Database database;
    private final Access access;

    SearchRoutes(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    Reply options(Call call) {
        throw ApiError.unknownType();
    }

    Reply search(Call call) {
        throw ApiError.unknownType();
    }
}
