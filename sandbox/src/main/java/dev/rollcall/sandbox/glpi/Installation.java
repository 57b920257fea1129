package dev.rollcall.sandbox.glpi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a fresh GLPI holds. */
final class Installation {
    private static final List<String> PROFILES = List.of(
            "Self-Service", "Observer", "Admin", "Super-Admin", "Hotliner", "Technician", "Supervisor", "Read-Only");
    private static final List<String> HELPDESK_TYPES = List.of(
            "Computer",
            "Monitor",
            "NetworkEquipment",
            "Peripheral",
            "Phone",
            "Printer",
            "Software",
            "DCRoom",
            "Rack",
            "Enclosure",
            "Database");
    private static final int SUPER_ADMIN = 4;
    private static final int TECHNICIAN = 6;

    private final Database database;

    Installation(Database database) {
        this.database = database;
    }

    void install() {
        Table entities = database.table("Entity");
        Row root = entities.draft(0).put("name", "Root entity");
        entities.insert(root);
        new Trees(database).complete(root);
        for (String name : PROFILES) {
            database.table("Profile").insert(profile -> profile.put("name", name)
                    .put("interface", name.equals("Self-Service") ? "helpdesk" : "central")
                    .put("is_default", name.equals("Self-Service") ? 1 : 0));
        }
        database.table("Profile")
                .row(SUPER_ADMIN)
                .put("helpdesk_hardware", 3)
                .put("helpdesk_item_type", Json.text(HELPDESK_TYPES))
                .put("managed_domainrecordtypes", "[-1]")
                .put("comment", "");
        rights(SUPER_ADMIN, superAdminRights());
        users();
        for (String state : List.of(
                "Draft", "Waiting for approval", "Validated", "Being delivered", "Delivered", "Canceled", "Paid")) {
            database.table("PluginOrderOrderState").insert(row -> row.put("name", state));
        }
    }

    private void users() {
        Table users = database.table("User");
        users.skipTo(GlpiWorld.ADMIN);
        user("glpi", "glpi", SUPER_ADMIN);
        user("post-only", "postonly", 1);
        user("tech", "tech", TECHNICIAN);
        user("normal", "normal", 2);
        // The one that acts for GLPI itself has no profile, so that few lists show it.
        users.insert(row -> row.put("name", "glpi-system").put("realname", "Support"));
    }

    private void user(String login, String password, int profile) {
        Row user = database.table("User").insert(row -> row.put("name", login));
        database.passwords.put(user.id(), password);
        UserDraft draft = new UserDraft(user).profile(profile);
        grant(user, draft);
    }

    /** Gives a user the profile, addresses and password that its draft names. */
    void grant(Row user, UserDraft draft) {
        database.table("Profile_User").insert(grant -> grant.put("users_id", user.id())
                .put("profiles_id", draft.profile == 0 ? 1 : draft.profile)
                .put("entities_id", draft.entity)
                .put("is_recursive", draft.recursive ? 1 : 0));
        draft.emails.forEach(email -> new UserRules(database).addEmail(user.id(), email));
        if (draft.password != null) {
            database.passwords.put(user.id(), draft.password);
        }
    }

    void rights(int profile, Map<String, Integer> rights) {
        Table table = database.table("ProfileRight");
        for (Row old : table.by("profiles_id", profile)) {
            if (rights.containsKey(old.text("name"))) {
                table.remove(old);
            }
        }
        new TreeMap<>(rights)
                .forEach((name, bits) -> table.insert(right ->
                        right.put("profiles_id", profile).put("name", name).put("rights", bits)));
    }

    private static Map<String, Integer> superAdminRights() {
        Map<String, Integer> rights = new TreeMap<>();
        try (InputStream file = Installation.class.getResourceAsStream("super-admin.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split(" ", -1)).stream())
                    .map(word -> List.of(word.split("=", -1)))
                    .forEach(word -> rights.put(word.get(0), Integer.valueOf(word.get(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rights;
    }

    void stamp(Row row) {
        for (String column : List.of("date_creation", "date_mod")) {
            if (row.schema().has(column)) {
                row.put(column, database.now());
            }
        }
    }
}
