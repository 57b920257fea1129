package dev.rollcall.sandbox.snipeit;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;

/** A user as GET shows it. */
final class UserJson {
    /** What the sandbox keeps nothing in. */
    private static final List<String> EMPTY = List.of(
            "manager",
            "jobtitle",
            "phone",
            "website",
            "address",
            "city",
            "state",
            "country",
            "zip",
            "department",
            "notes",
            "start_date",
            "end_date",
            "last_login",
            "groups");

    private final Database database;
    private final SnipeItVersion version;
    private final String baseUrl;

    UserJson(Database database, SnipeItVersion version, String baseUrl) {
        this.database = database;
        this.version = version;
        this.baseUrl = baseUrl;
    }

    JsonObject of(User user, User reader) {
        JsonObject json = new JsonObject()
                .with("id", user.id)
                .with("avatar", avatar())
                .with("name", Text.escape(user.fullName()))
                .with("first_name", Text.escape(user.firstName))
                .with("last_name", Text.escapeOrNull(user.lastName))
                .with("username", Text.escape(user.username))
                .with("remote", false)
                .with("locale", "en-US")
                .with("employee_num", Text.escapeOrNull(user.employeeNumber))
                .with("email", Text.escapeOrNull(user.email))
                .with("location", JsonObject.reference(database.catalogue.locations.find(user.locationId)))
                .with("permissions", new LinkedHashMap<>(user.permissions))
                .with("activated", user.activated)
                .with("two_factor_enrolled", user.twoFactorEnrolled)
                .with("assets_count", database.counts.ofUser(user.id));
        putConstants(json);
        putOrigin(json, user);
        json.with("available_actions", actions(user, reader));
        JsonObject company = JsonObject.reference(database.catalogue.companies.find(user.companyId));
        json.with("company", company);
        return version.isNewer() ? json.with("companies", company == null ? List.of() : List.of(company)) : json;
    }

    private static void putConstants(JsonObject json) {
        for (String empty : EMPTY) {
            json.with(empty, null);
        }
        for (String count : List.of("licenses", "accessories", "consumables", "manages_users", "manages_locations")) {
            json.with(count + "_count", 0);
        }
        json.with("vip", false)
                .with("autoassign_licenses", true)
                .with("ldap_import", false)
                .with("two_factor_optin", false);
    }

    private void putOrigin(JsonObject json, User user) {
        ZoneId zone = database.settings.zone;
        User creator = database.users.find(user.createdBy);
        json.with("created_by", creator == null ? null : JsonObject.reference(creator.id, creator.fullName()))
                .with("created_at", Text.time(user.createdAt, zone))
                .with("updated_at", Text.time(user.updatedAt, zone))
                .with("deleted_at", Text.time(user.deletedAt, zone));
    }

    String avatar() {
        return baseUrl + "/uploads/default.png";
    }

    private JsonObject actions(User user, User reader) {
        boolean living = !user.isDeleted();
        return new JsonObject()
                .with("update", living && reader.may("users.edit"))
                .with("delete", living && database.counts.ofUser(user.id) == 0 && reader.may("users.delete"))
                .with("clone", living && reader.may("users.create"))
                .with("restore", !living && reader.may("users.create"));
    }
}
