package dev.rollcall.sandbox.glpi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What adding people and their addresses asks and does. */
final class UserRules {
    private final Database database;

    UserRules(Database database) {
        this.database = database;
    }

    boolean prepareAdd(Map<String, @Nullable Object> input, Author author) {
        String login = Values.collated(input.get("name"));
        input.remove("entities_id");
        if (login.isEmpty()) {
            return false;
        }
        boolean isTaken = database.table("User").rows().stream()
                .anyMatch(user -> Values.collated(user.get("name")).equals(login));
        if (isTaken) {
            author.messages().say("Unable to add. The user already exists.");
        }
        return !isTaken;
    }

    /** The first address of a person is the default one. */
    boolean prepareEmail(Map<String, @Nullable Object> input) {
        int user = TypeRules.id(input.get("users_id"));
        if (database.table("UserEmail").by("users_id", user).isEmpty()) {
            input.put("is_default", 1);
        }
        return String.valueOf(input.get("email")).contains("@");
    }

    /** Gives a new user its addresses, its password and its profile, by default the one for people without any. */
    void added(Row user, Map<String, @Nullable Object> input, Author author) {
        Map<String, @Nullable Object> emails = Json.asObject(input.get("_useremails"));
        if (emails != null) {
            emails.values().forEach(email -> addEmail(user.id(), String.valueOf(email)));
        }
        Object password = input.get("password");
        if (password != null) {
            database.passwords.put(user.id(), password.toString());
        }
        int profile = TypeRules.id(input.get("_profiles_id"));
        Table grants = database.table("Profile_User");
        grants.insert(grant -> grant.put("users_id", user.id())
                .put("profiles_id", profile == 0 ? defaultProfile() : profile)
                .put("entities_id", profile == 0 ? author.activeEntity() : TypeRules.id(input.get("_entities_id")))
                .put("is_recursive", profile != 0 && Author.isSet(input.get("_is_recursive")) ? 1 : 0));
    }

    void addEmail(int user, String email) {
        Table emails = database.table("UserEmail");
        int isDefault = emails.by("users_id", user).isEmpty() ? 1 : 0;
        emails.insert(
                row -> row.put("users_id", user).put("is_default", isDefault).put("email", email));
    }

    private int defaultProfile() {
        return database.table("Profile").rows().stream()
                .filter(profile -> profile.is("is_default"))
                .mapToInt(Row::id)
                .findFirst()
                .orElse(0);
    }
}
