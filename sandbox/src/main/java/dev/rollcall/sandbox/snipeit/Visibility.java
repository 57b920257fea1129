package dev.rollcall.sandbox.snipeit;

/** Who sees whose records when companies are kept apart. */
final class Visibility {
    private Visibility() {}

    static boolean isVisible(Database database, User reader, Asset asset) {
        return isVisible(database, reader, asset.companyId);
    }

    static boolean isVisible(Database database, User reader, User user) {
        return isVisible(database, reader, user.companyId);
    }

    private static boolean isVisible(Database database, User reader, int companyId) {
        return !database.settings.fullCompanySupport || reader.isSuperuser() || reader.companyId == companyId;
    }
}
