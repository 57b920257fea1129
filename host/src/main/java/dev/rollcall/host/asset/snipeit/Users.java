package dev.rollcall.host.asset.snipeit;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.KnownUsers;
import dev.rollcall.host.asset.NewUser;
import dev.rollcall.host.asset.People;
import dev.rollcall.host.asset.Persons;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.ValuePool;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Snipe-IT's users, read in bulk. E-mail addresses are not unique there, and user names only among the living. */
final class Users extends KnownUsers {
    private static final Excerpt EXCERPT = Excerpt.of("id", "name", "email", "username", "activated", "deleted_at");

    private final SnipeItApi api;

    Users(SnipeItApi api, Ticker ticker) {
        super(ticker);
        this.api = api;
    }

    /** The list holds no deleted users, and marks those that may not log in. */
    @Override
    protected Known read(Persons persons) throws PlatformException, InterruptedException {
        var found = new Walk(api).all("/users", EXCERPT, row -> user(row, persons));
        var people = People.builder();
        found.rows().stream()
                .filter(User::isActive)
                .forEach(user -> people.add(user.person(), List.of(user.email()), user.username()));
        return new Known(people.build(), found.isComplete());
    }

    private record User(Holder.Person person, String email, String username, boolean isActive) {}

    private static @Nullable User user(JsonNode row, Persons persons) {
        var id = SnipeItText.at(row, "id");
        return id.isEmpty()
                ? null
                : new User(
                        persons.shared(new Holder.Person(id, SnipeItText.at(row, "name"))),
                        persons.values().shared(SnipeItText.at(row, "email")),
                        SnipeItText.at(row, "username"),
                        row.path("activated").asBoolean(false) && !Rows.isDeleted(row));
    }

    /** Why an asset can't be checked out to that user now; empty if nothing is known against it. */
    Optional<String> obstacle(String id) throws PlatformException, InterruptedException {
        var row = api.get("/users/" + SnipeItApi.encoded(id));
        if (SnipeItJudge.isError(row) || Rows.isDeleted(row)) {
            return Optional.of(
                    "Snipe-IT does not show the user " + id + " to Rollcall: it is deleted, or of another company");
        }
        return row.path("activated").asBoolean(false)
                ? Optional.empty()
                : Optional.of(
                        "the user " + SnipeItText.quoted(SnipeItText.at(row, "name")) + " may not log in any more");
    }

    /** One user of that address, or who is made. */
    Holder.Person create(NewUser user) throws PlatformException, InterruptedException {
        var email = user.email().strip();
        var present = withEmail(email);
        if (present.size() == 1 && present.get(0).isActive()) {
            return present.get(0).person();
        }
        if (!present.isEmpty()) {
            throw new PlatformException(
                    FailureKind.REJECTED,
                    "Snipe-IT has several users, or one who may not log in, with the address of the user to be made.",
                    "Leave the address with one user who may log in.");
        }
        var password = password();
        var body = new HashMap<String, Object>();
        body.put("first_name", user.firstName());
        body.put("last_name", user.lastName());
        body.put("username", email);
        body.put("email", email);
        body.put("password", password);
        body.put("password_confirmation", password);
        body.put("activated", true);
        var made = api.make("/users", body).path("payload");
        forget();
        return new Holder.Person(SnipeItText.at(made, "id"), user.firstName() + " " + user.lastName());
    }

    /** The filter matches as the database compares, without accents, so each hit is compared again. */
    private List<User> withEmail(String email) throws PlatformException, InterruptedException {
        if (email.isBlank()) {
            return List.of();
        }
        var persons = new Persons(new ValuePool());
        var rows = new Walk(api)
                .all("/users?email=" + SnipeItApi.encoded(email), EXCERPT, row -> user(row, persons))
                .rows();
        return rows.stream()
                .filter(user -> SnipeItText.key(user.email()).equals(SnipeItText.key(email)))
                .toList();
    }

    /** Snipe-IT wants one; nobody ever learns it, and the person signs in as the organisation does or resets it. */
    private static String password() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes) + "aA1!";
    }
}
