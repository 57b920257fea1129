package dev.rollcall.sandbox.snipeit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The users that a list consists of, in its order; the last list and an index of e-mails are kept until a user changes. */
final class UserViews {
    private final Database database;
    private long version = -1;
    private String lastKey = "";
    private List<User> last = List.of();
    private final Map<String, List<User>> byEmail = new HashMap<>();

    UserViews(Database database) {
        this.database = database;
    }

    synchronized List<User> select(Call call, Predicate<User> filter) {
        if (version != database.usersVersion()) {
            refresh();
        }
        Map<String, String> parameters = new TreeMap<>(call.query());
        parameters.keySet().removeAll(List.of("limit", "offset"));
        String key = (call.user().isSuperuser() ? "all" : "company " + call.user().companyId)
                + parameters
                + database.settings.fullCompanySupport;
        if (!key.equals(lastKey)) {
            last = candidates(call).stream().filter(filter).sorted(order(call)).toList();
            lastKey = key;
        }
        return last;
    }

    private List<User> candidates(Call call) {
        String email = call.parameter("email");
        return email.isEmpty() ? database.users.all() : byEmail.getOrDefault(Collation.fold(email), List.of());
    }

    private void refresh() {
        version = database.usersVersion();
        lastKey = "";
        byEmail.clear();
        for (User user : database.users.all()) {
            if (user.email != null) {
                byEmail.computeIfAbsent(Collation.fold(user.email), email -> new ArrayList<>(1))
                        .add(user);
            }
        }
    }

    /** By default and by unknown columns: by first name, downwards. Equal ones stay in the order of their ids. */
    private static Comparator<User> order(Call call) {
        Comparator<User> order =
                switch (call.parameter("sort")) {
                    case "id" -> Comparator.comparingInt(user -> user.id);
                    case "email" -> Comparator.comparing(user -> folded(user.email));
                    case "username" -> Comparator.comparing(user -> folded(user.username));
                    case "last_name" -> Comparator.comparing(user -> folded(user.lastName));
                    case "created_at" -> Comparator.comparingLong(user -> user.createdAt);
                    default -> Comparator.comparing(user -> folded(user.firstName));
                };
        return call.query().getOrDefault("order", "desc").equals("asc") ? order : order.reversed();
    }

    static String folded(@Nullable String text) {
        return text == null ? "" : Collation.fold(text);
    }
}
