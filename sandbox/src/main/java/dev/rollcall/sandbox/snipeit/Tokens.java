package dev.rollcall.sandbox.snipeit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whose token is whose. A deactivated user's token keeps working; a deleted user's does not. */
final class Tokens {
    private final Database database;
    private final Map<String, Integer> owners = new ConcurrentHashMap<>();

    Tokens(Database database) {
        this.database = database;
    }

    void issue(String token, int userId) {
        owners.put(token, userId);
    }

    void revoke(String token) {
        owners.remove(token);
    }

    @Nullable
    User user(@Nullable String token) {
        Integer owner = token == null ? null : owners.get(token);
        User user = owner == null ? null : database.users.find(owner);
        return user == null || user.isDeleted() ? null : user;
    }
}
