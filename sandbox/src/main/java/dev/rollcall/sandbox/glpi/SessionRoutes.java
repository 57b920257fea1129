package dev.rollcall.sandbox.glpi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Logins, logouts and what a session says of itself and of GLPI. */
final class SessionRoutes {
    private static final String USER_TOKEN = "user_token ";
    private static final String BASIC = "Basic ";

    private final Database database;
    private final Sessions sessions;
    private final String apiUrl;

    SessionRoutes(Database database, Sessions sessions, String apiUrl) {
        this.database = database;
        this.sessions = sessions;
        this.apiUrl = apiUrl;
    }

    /** {@code GET /initSession}. */
    Reply begin(Request request) {
        Session session = login(request);
        Map<String, @Nullable Object> answer = Json.object("session_token", session.token());
        if (request.query().isTrue("get_full_session")) {
            answer.put("session", full(session));
        }
        return Reply.json(200, answer);
    }

    private Session login(Request request) {
        String authorization = request.header("Authorization");
        if (authorization.startsWith(USER_TOKEN)) {
            return byToken(authorization.substring(USER_TOKEN.length()).strip());
        }
        if (authorization.startsWith(BASIC)) {
            return byPassword(authorization.substring(BASIC.length()).strip());
        }
        if (!request.query().text("user_token").isEmpty()) {
            return byToken(request.query().text("user_token"));
        }
        throw ApiError.documented(
                400, "ERROR_LOGIN_PARAMETERS_MISSING", "parameter(s) login, password or user_token are missing");
    }

    private Session byToken(String token) {
        Session session = begin(database.userTokens.get(token));
        if (session == null) {
            throw ApiError.plain(401, "ERROR_GLPI_LOGIN_USER_TOKEN", "parameter user_token seems invalid");
        }
        return session;
    }

    private Session byPassword(String encoded) {
        if (!database.settings.credentialsAllowed) {
            throw ApiError.plain(
                    400,
                    "ERROR_LOGIN_WITH_CREDENTIALS_DISABLED",
                    "usage of initSession resource with credentials is disabled");
        }
        Session session = begin(userWith(credentials(encoded)));
        if (session == null) {
            throw ApiError.plain(401, "ERROR_GLPI_LOGIN", "Incorrect username or password");
        }
        return session;
    }

    private static String credentials(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private @Nullable Integer userWith(String credentials) {
        int colon = credentials.indexOf(':');
        return database.passwords.entrySet().stream()
                .filter(known -> colon > 0
                        && known.getValue().equals(credentials.substring(colon + 1))
                        && database.table("User")
                                .row(known.getKey())
                                .text("name")
                                .equals(credentials.substring(0, colon)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Session begin(@Nullable Integer user) {
        Row row = user == null ? null : database.table("User").find(user);
        if (row == null || !row.is("is_active") || row.is("is_deleted")) {
            return null;
        }
        return sessions.begin(row.id());
    }

    /** {@code GET /killSession}. */
    Reply end(Call call) {
        sessions.end(call.session().token());
        return Reply.json(200, true);
    }

    /** {@code GET /getMyProfiles}. */
    Reply myProfiles(Call call) {
        Map<Integer, List<Map<String, Object>>> entities = new LinkedHashMap<>();
        for (Row grant :
                database.table("Profile_User").by("users_id", call.session().user())) {
            Map<String, Object> entity = entity(grant.number("entities_id"));
            entity.put("is_recursive", grant.number("is_recursive"));
            entities.computeIfAbsent(grant.number("profiles_id"), id -> new ArrayList<>())
                    .add(entity);
        }
        List<Map<String, Object>> profiles = new ArrayList<>();
        entities.forEach((id, granted) -> {
            Map<String, Object> profile = new LinkedHashMap<>();
            profile.put("id", id);
            profile.put("name", database.table("Profile").row(id).text("name"));
            profile.put("entities", granted);
            profiles.add(profile);
        });
        return Reply.json(200, Map.of("myprofiles", profiles));
    }

    private Map<String, Object> entity(int id) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", id);
        entity.put("name", database.table("Entity").row(id).text("completename"));
        return entity;
    }

    /** {@code GET /getActiveProfile}. */
    Reply activeProfile(Call call) {
        return Reply.json(200, Map.of("active_profile", profile(call.session())));
    }

    private Map<String, @Nullable Object> profile(Session session) {
        Map<String, @Nullable Object> profile = new LinkedHashMap<>();
        Row row = database.table("Profile").row(session.profile());
        row.schema().columns().forEach(column -> profile.put(column.name(), row.get(column.name())));
        for (String list :
                List.of("helpdesk_item_type", "ticket_status", "problem_status", "managed_domainrecordtypes")) {
            String text = row.text(list);
            profile.put(list, text.isEmpty() ? List.of() : Json.parsed(text));
        }
        new TreeSet<>(session.rights().keySet())
                .forEach(right -> profile.put(right, session.rights().get(right)));
        profile.put("entities", profileEntities(session));
        return profile;
    }

    private List<Map<String, Object>> profileEntities(Session session) {
        return database.table("Profile_User").by("users_id", session.user()).stream()
                .filter(grant -> grant.number("profiles_id") == session.profile())
                .map(grant -> {
                    Map<String, Object> entity = entity(grant.number("entities_id"));
                    entity.put("is_recursive", grant.number("is_recursive"));
                    return entity;
                })
                .toList();
    }

    /** {@code GET /getMyEntities}. */
    Reply myEntities(Call call) {
        List<Map<String, Object>> entities =
                call.session().scope().sorted().stream().map(this::entity).toList();
        return Reply.json(200, Map.of("myentities", entities));
    }

    /** {@code GET /getActiveEntities}. */
    Reply activeEntities(Call call) {
        Map<String, Object> active = new LinkedHashMap<>();
        active.put("id", call.session().scope().active());
        active.put("active_entity_recursive", call.session().scope().recursive());
        active.put(
                "active_entities",
                call.session().scope().sorted().stream()
                        .map(id -> Map.of("id", id))
                        .toList());
        return Reply.json(200, Map.of("active_entity", active));
    }

    /** {@code POST /changeActiveEntities}: to all that the profile has, or to one of them. */
    Reply changeEntities(Call call) {
        Map<String, @Nullable Object> members = call.request().members();
        Session fresh = sessions.begin(call.session().user());
        if (fresh == null) {
            throw call.noRight();
        }
        sessions.end(fresh.token());
        String wanted = String.valueOf(members.getOrDefault("entities_id", "all"));
        Session.Scope scope = fresh.scope();
        if (!wanted.equals("all")) {
            int entity = TypeRules.id(wanted);
            if (!fresh.sees(entity)) {
                throw call.noRight();
            }
            boolean recursive = Author.isSet(members.get("is_recursive"));
            scope = new Session.Scope(entity, recursive, Entities.of(database, entity, recursive));
        }
        sessions.replace(call.session().with(new Session.Scope(scope.active(), true, scope.all())));
        return Reply.json(200, true);
    }

    /** {@code GET /getFullSession}. */
    Reply fullSession(Call call) {
        return Reply.json(200, Map.of("session", full(call.session())));
    }

    private Map<String, @Nullable Object> full(Session session) {
        Row user = database.table("User").row(session.user());
        Map<String, @Nullable Object> full = new LinkedHashMap<>();
        full.put("valid_id", session.token());
        full.put("glpi_currenttime", database.now());
        full.put("glpiID", session.user());
        full.put("glpifriendlyname", Names.friendly(user));
        full.put("glpiname", user.text("name"));
        full.put("glpirealname", user.get("realname"));
        full.put("glpifirstname", user.get("firstname"));
        full.put("glpidefault_entity", session.scope().active());
        full.put("glpilist_limit", database.settings.listLimit);
        full.put("glpiactiveprofile", profile(session));
        full.put("glpiactiveentities", List.copyOf(session.scope().sorted()));
        full.put("glpiactive_entity", session.scope().active());
        full.put("glpiactive_entity_recursive", session.scope().recursive());
        return full;
    }

    /** {@code GET /getGlpiConfig}: of the real one's several hundred settings, those that the sandbox acts on. */
    Reply config() {
        Settings settings = database.settings;
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("version", database.version.number());
        config.put("list_limit", settings.listLimit);
        config.put("language", settings.language);
        config.put(
                "url_base",
                apiUrl.substring(0, apiUrl.length() - database.version.ownPath().length()));
        config.put("is_contact_autoupdate", bit(settings.contactAutoupdate));
        config.put("is_user_autoupdate", bit(settings.userAutoupdate));
        config.put("is_group_autoupdate", bit(settings.groupAutoupdate));
        config.put("is_location_autoupdate", bit(settings.locationAutoupdate));
        config.put("state_autoupdate_mode", settings.stateAutoupdate ? "-1" : "0");
        return Reply.json(200, Map.of("cfg_glpi", config));
    }

    private static String bit(boolean flag) {
        return flag ? "1" : "0";
    }
}
