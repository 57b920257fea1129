package dev.rollcall.sandbox.snipeit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users: look-ups match by the database's collation, e-mails are not unique, an empty filter is none. */
final class UserRoutes {
    private static final String NOT_THERE = "User does not exist or you do not have permission view them.";

    /** What only a superuser may write. */
    private static final List<String> SENSITIVE = List.of("permissions", "groups");

    private final Database database;
    private final SnipeItVersion version;
    private final UserJson json;
    private final UserViews views;

    UserRoutes(Database database, SnipeItVersion version, UserJson json) {
        this.database = database;
        this.version = version;
        this.views = new UserViews(database);
        this.json = json;
    }

    Answer me(Call call) {
        return Answer.ok(json.of(call.user(), call.user()));
    }

    Answer list(Call call) {
        call.require("users.view");
        List<User> found = views.select(call, user -> isListed(call, user));
        List<JsonObject> rows = Paging.of(call, database.settings).cut(found).stream()
                .map(user -> json.of(user, call.user()))
                .toList();
        return Answer.page(found.size(), rows);
    }

    private boolean isListed(Call call, User user) {
        boolean all = Call.isTrue(call.parameter("all"));
        boolean deleted = Call.isTrue(call.parameter("deleted"));
        if (!all && user.isDeleted() != deleted) {
            return false;
        }
        return Visibility.isVisible(database, call.user(), user)
                && isEqual(call, "email", user.email)
                && isEqual(call, "username", user.username)
                && isEqual(call, "first_name", user.firstName)
                && isEqual(call, "last_name", user.lastName)
                && isEqual(call, "employee_num", user.employeeNumber)
                && isEqual(call, "activated", user.activated ? "1" : "0")
                && isEqual(call, "company_id", Integer.toString(user.companyId))
                && isFound(call, user);
    }

    private static boolean isEqual(Call call, String key, @Nullable String stored) {
        String wanted = call.parameter(key);
        return wanted.isEmpty() || Collation.equal(stored, wanted);
    }

    private static boolean isFound(Call call, User user) {
        String search = call.parameter("search");
        return search.isEmpty()
                || Collation.like(user.fullName(), search)
                || Collation.like(user.email, search)
                || Collation.like(user.username, search)
                || Collation.like(user.employeeNumber, search);
    }

    Answer show(Call call) {
        call.require("users.view");
        User user = living(call);
        return user == null ? Answer.error(NOT_THERE) : Answer.ok(json.of(user, call.user()));
    }

    private @Nullable User living(Call call) {
        User user = database.users.find(call.id());
        return user == null || user.isDeleted() || !Visibility.isVisible(database, call.user(), user) ? null : user;
    }

    Answer selectList(Call call) {
        List<JsonObject> found = database.users.all().stream()
                .filter(user -> !user.isDeleted() && Visibility.isVisible(database, call.user(), user))
                .filter(user -> isFound(call, user))
                .sorted(Comparator.comparing((User user) -> UserViews.folded(user.lastName))
                        .thenComparing(user -> UserViews.folded(user.firstName)))
                .map(user -> new JsonObject()
                        .with("id", user.id)
                        .with("text", selectText(user))
                        .with("image", json.avatar()))
                .toList();
        int page = Math.max(1, Call.integer(call.query().getOrDefault("page", "1")));
        int pages = Math.max(1, (found.size() + 49) / 50);
        return Answer.ok(new JsonObject()
                .with("results", new Paging((page - 1) * 50, 50).cut(found))
                .with("pagination", new JsonObject().with("more", page < pages).with("per_page", 50))
                .with("total_count", found.size())
                .with("page", page)
                .with("page_count", pages));
    }

    private static String selectText(User user) {
        String name = user.lastName == null ? user.firstName : user.lastName + ", " + user.firstName;
        return Text.escape(name + " (" + user.username + ")");
    }

    Answer create(Call call) {
        call.require("users.create");
        refuseForbidden(call);
        Map<String, List<String>> problems = problems(call, null);
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        User user = database.users.add(id -> new User(id, String.valueOf(call.text("username"))));
        fill(user, call);
        user.createdBy = call.user().id;
        user.createdAt = database.now();
        user.updatedAt = user.createdAt;
        database.touchUsers();
        database.log(call.actor(), LogDraft.ofUser("create new", user.id));
        return Answer.success(
                "User was successfully created.",
                json.of(user, call.user()).with("locale", null).with("autoassign_licenses", false));
    }

    Answer update(Call call) {
        call.require("users.edit");
        refuseForbidden(call);
        User user = living(call);
        if (user == null) {
            return Answer.error(NOT_THERE);
        }
        Map<String, List<String>> problems = problems(call, user);
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        fill(user, call);
        user.updatedAt = database.now();
        if (call.has("location_id")) {
            moveAssets(user);
        }
        database.touchUsers();
        database.log(call.actor(), LogDraft.ofUser("update", user.id));
        return Answer.success("User was successfully updated.", json.of(user, call.user()));
    }

    /** Whatever a user holds moves with the user. */
    private void moveAssets(User user) {
        for (Asset asset : database.heldBy(HolderType.USER, user.id)) {
            database.tamper(asset.id, draft -> {
                draft.locationId = user.locationId;
                draft.updatedAt = database.now();
            });
        }
    }

    private void fill(User user, Call call) {
        String username = call.text("username");
        user.username = username == null ? user.username : username;
        String firstName = call.text("first_name");
        user.firstName = firstName == null ? user.firstName : firstName;
        user.lastName = call.has("last_name") ? call.text("last_name") : user.lastName;
        user.email = call.has("email") ? call.text("email") : user.email;
        user.employeeNumber = call.has("employee_num") ? call.text("employee_num") : user.employeeNumber;
        user.activated = call.has("activated") ? Call.isTrue(call.value("activated")) : user.activated;
        user.locationId = call.integer("location_id", user.locationId);
        user.companyId = database.settings.fullCompanySupport && !call.user().isSuperuser()
                ? call.user().companyId
                : call.integer("company_id", user.companyId);
        if (call.user().isSuperuser()) {
            grant(user, call.value("permissions"));
        }
    }

    /** Newer versions refuse what older ones leave out without a word. */
    private void refuseForbidden(Call call) {
        if (!version.isNewer() || call.user().isSuperuser()) {
            return;
        }
        boolean isForeign = database.settings.fullCompanySupport
                && call.isFilled("company_id")
                && call.integer("company_id", 0) != call.user().companyId;
        if (isForeign) {
            throw new Refusal(Answer.forbidden());
        }
        for (String field : SENSITIVE) {
            if (call.has(field)) {
                throw new Refusal(
                        Answer.error(Map.of(field, List.of("You are not allowed to change the " + field + ".")), null));
            }
        }
    }

    private static void grant(User user, @Nullable Object permissions) {
        Map<?, ?> given = permissions instanceof Map<?, ?> map ? map : JsonText.object(asText(permissions));
        given.forEach((permission, value) -> user.permissions.put(String.valueOf(permission), String.valueOf(value)));
    }

    private static @Nullable String asText(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private Map<String, List<String>> problems(Call call, @Nullable User user) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        if (user == null && !call.isFilled("first_name")) {
            problems.put("first_name", List.of("The first name field is required."));
        }
        if (user == null && !call.isFilled("username")) {
            problems.put("username", List.of("The username field is required unless ldap import is in 1."));
        }
        if (user == null && !call.isFilled("password")) {
            problems.put("password", List.of("The password field is required."));
        }
        boolean taken = call.isFilled("username")
                && database.users.all().stream()
                        .anyMatch(other -> other != user
                                && !other.isDeleted()
                                && Collation.equal(other.username, call.text("username")));
        if (taken) {
            problems.put("username", List.of("The username must be unique."));
        }
        return problems;
    }

    Answer delete(Call call) {
        call.require("users.delete");
        User user = living(call);
        if (user == null) {
            return Answer.error(NOT_THERE);
        }
        int held = database.counts.ofUser(user.id);
        if (held > 0) {
            String message = "This user still has " + held + " assets assigned. Please check their assets in first.";
            return Answer.error(Map.of("assigned_assets", List.of(message)), null);
        }
        user.deletedAt = database.now();
        user.updatedAt = user.deletedAt;
        database.touchUsers();
        database.log(call.actor(), LogDraft.ofUser("delete", user.id));
        return Answer.success("User was successfully deleted.", null);
    }
}
