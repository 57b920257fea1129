package dev.rollcall.sandbox.glpi;

import dev.rollcall.sandbox.glpi.Session.Scope;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is logged in. Safe for all threads, but that a login reads tables under the database's lock. */
final class Sessions {
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuv";
    private static final int TOKEN_LENGTH = 26;

    private final Database database;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new ConcurrentHashMap<>();

    Sessions(Database database) {
        this.database = database;
    }

    @Nullable
    Session find(String token) {
        return open.get(token);
    }

    void end(String token) {
        open.remove(token);
    }

    void endAll() {
        open.clear();
    }

    /** Replaces a session by what it has become. */
    void replace(Session session) {
        open.put(session.token(), session);
    }

    /** Opens a session for a user with the first of its profiles; null if it has none. */
    @Nullable
    Session begin(int user) {
        List<Row> grants = database.table("Profile_User").by("users_id", user);
        if (grants.isEmpty()) {
            return null;
        }
        int profile = grants.get(0).number("profiles_id");
        Session session =
                new Session(newToken(), user, profile, rights(profile), scope(grants, profile), languageOf(user));
        open.put(session.token(), session);
        return session;
    }

    private String newToken() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < TOKEN_LENGTH; i++) {
            token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return token.toString();
    }

    private Map<String, Integer> rights(int profile) {
        Map<String, Integer> rights = new HashMap<>();
        for (Row right : database.table("ProfileRight").by("profiles_id", profile)) {
            String name = right.text("name");
            boolean isOrders = name.startsWith("plugin_order_");
            if (!isOrders || database.settings.plugins.contains("order")) {
                rights.put(name, right.number("rights"));
            }
        }
        return Map.copyOf(rights);
    }

    private Scope scope(List<Row> grants, int profile) {
        Set<Integer> seen = new TreeSet<>();
        for (Row grant : grants) {
            if (grant.number("profiles_id") == profile) {
                seen.addAll(Entities.of(database, grant.number("entities_id"), grant.is("is_recursive")));
            }
        }
        Row first = grants.get(0);
        boolean isRoot = first.number("entities_id") == 0 && first.is("is_recursive");
        // The recorded servers show 1 for the default scope of the root entity and true for any other.
        return new Scope(first.number("entities_id"), isRoot ? (Object) 1 : (Object) true, seen);
    }

    private Messages.Language languageOf(int user) {
        Row row = database.table("User").row(user);
        String own = row.text("language");
        return Messages.Language.of(own.isEmpty() ? database.settings.language : own);
    }
}
