package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.NewUser;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.UnknownOutcomeException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes users (R14). The address becomes the login, and GLPI gives them its default profile. Addresses are not unique in
 * GLPI, logins are (recording {@code 02-create-user-duplicate-login}).
 */
final class Newcomers {
    private final GlpiApi api;

    Newcomers(GlpiApi api) {
        this.api = api;
    }

    /** One active user of that address or login, or who is made. */
    Holder.Person create(NewUser user) throws PlatformException, InterruptedException {
        var present = present(user.email().strip());
        if (present.isPresent()) {
            return present.get();
        }
        var email = user.email().strip();
        var input = new HashMap<String, Object>();
        input.put("name", email);
        input.put("firstname", user.firstName().strip());
        input.put("realname", user.lastName().strip());
        input.put("_useremails", Map.of("-1", email));
        try {
            var made = api.post("User", List.of(input)).first();
            if (made == null || !made.isDone()) {
                throw refused(made);
            }
            return new Holder.Person(
                    Long.toString(made.id()),
                    user.firstName().strip() + " " + user.lastName().strip());
        } catch (UnknownOutcomeException e) {
            return present(email).orElseThrow(e::failure);
        }
    }

    private static PlatformException refused(Written.@Nullable Row made) {
        return new PlatformException(
                FailureKind.REJECTED,
                made == null || made.said().isEmpty()
                        ? "GLPI refused to make the user without saying why."
                        : "GLPI refused to make the user: " + GlpiText.quoted(made.said()) + ".",
                "Give Rollcall's profile the right Create of 'user', or make the user by hand.");
    }

    private Optional<Holder.Person> present(String email) throws PlatformException, InterruptedException {
        var found = new LinkedHashMap<Long, JsonNode>();
        for (var row : equal("UserEmail", "email", email)) {
            var id = GlpiText.id(row, "users_id");
            found.put(id, api.item("User", Long.toString(id)).orElse(row));
        }
        for (var row : equal("User", "name", email)) {
            found.put(GlpiText.id(row, "id"), row);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var only = found.values().iterator().next();
        if (found.size() > 1 || !Users.isActive(only)) {
            throw new PlatformException(
                    FailureKind.REJECTED,
                    "GLPI has several users, or one who is not active, with the address of the user to be made.",
                    "Leave the address with one user who is active, and whom Rollcall's profile sees.");
        }
        return Optional.of(Users.person(only));
    }

    /** The rows whose column is that text, in any case. */
    private List<JsonNode> equal(String table, String column, String text)
            throws PlatformException, InterruptedException {
        return api.list("/" + table + "?" + GlpiText.exactly(column, text)).stream()
                .filter(row -> GlpiText.key(GlpiText.at(row, column)).equals(GlpiText.key(text)))
                .toList();
    }
}
