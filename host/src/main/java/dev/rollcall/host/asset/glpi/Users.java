package dev.rollcall.host.asset.glpi;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.KnownUsers;
import dev.rollcall.host.asset.People;
import dev.rollcall.host.asset.Persons;
import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * GLPI's users, read in bulk: a list of addresses and one of users, as neither holds the other's. A user may have several
 * addresses, and two users the same; logins are unique. Only users with a profile in the entities that the token's user
 * sees are shown, while all addresses are [rec 09-sync-list-useremail-with-user-read].
 */
final class Users extends KnownUsers {
    private static final Set<String> EMAIL = Set.of("id", "users_id", "email");
    private static final Set<String> USER = Set.of("id", "name", "realname", "firstname", "is_active", "is_deleted");

    private final GlpiApi api;

    Users(GlpiApi api, Ticker ticker) {
        super(ticker);
        this.api = api;
    }

    /** All users are among the persons afterwards, those that are not active too: items name users by their ids alone. */
    @Override
    protected Known read(Persons persons) throws PlatformException, InterruptedException {
        var places = new IdTable();
        var emails = new ArrayList<List<String>>();
        var walk = new Walk(api);
        var isComplete = walk.each("/UserEmail", EMAIL, row -> {
            var email = persons.values().shared(GlpiText.at(row, "email").strip());
            add(places, emails, GlpiText.id(row, "users_id"), email);
        });
        var people = People.builder();
        isComplete &= walk.each("/User", USER, row -> {
            var person = persons.shared(person(row));
            if (isActive(row)) {
                var place = (int) places.get(GlpiText.id(row, "id"));
                people.add(person, place < 0 ? List.of() : emails.get(place), GlpiText.at(row, "name"));
            }
        });
        return new Known(people.build(), isComplete);
    }

    private static void add(IdTable places, List<List<String>> emails, long user, String email) {
        var place = (int) places.get(user);
        if (place < 0) {
            places.put(user, emails.size());
            emails.add(List.of(email));
            return;
        }
        var more = new ArrayList<>(emails.get(place));
        more.add(email);
        emails.set(place, List.copyOf(more));
    }

    static boolean isActive(JsonNode row) {
        return GlpiText.isOn(row, "is_active") && !GlpiText.isOn(row, "is_deleted");
    }

    /** First name and surname, else the login. */
    static Holder.Person person(JsonNode row) {
        var full = (GlpiText.at(row, "firstname") + " " + GlpiText.at(row, "realname")).strip();
        return new Holder.Person(GlpiText.at(row, "id"), full.isEmpty() ? GlpiText.at(row, "name") : full);
    }
}
