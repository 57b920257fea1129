package dev.rollcall.sandbox.snipeit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who edits by hand, in the web application: the same rules as through the API, but the log says {@code gui}.
 * What the platform refuses is an {@link IllegalStateException}.
 */
public final class Person {
    private final Front front;
    private final User user;

    Person(Front front, User user) {
        this.front = front;
        this.user = user;
    }

    public void checkOut(int assetId, int userId) {
        send("POST", "/hardware/" + assetId + "/checkout", Map.of("checkout_to_type", "user", "assigned_user", userId));
    }

    public void checkOutToLocation(int assetId, int locationId) {
        send(
                "POST",
                "/hardware/" + assetId + "/checkout",
                Map.of("checkout_to_type", "location", "assigned_location", locationId));
    }

    public void checkIn(int assetId) {
        send("POST", "/hardware/" + assetId + "/checkin", Map.of());
    }

    /** Hands an asset on: back, and out to somebody else. */
    public void handOn(int assetId, int userId) {
        checkIn(assetId);
        checkOut(assetId, userId);
    }

    public void changeStatus(int assetId, int labelId) {
        edit(assetId, Map.of("status_id", labelId));
    }

    /** Saves the asset's form with these fields changed; custom fields by column. */
    public void edit(int assetId, Map<String, ? extends @Nullable Object> fields) {
        send("PATCH", "/hardware/" + assetId, fields);
    }

    public void delete(int assetId) {
        send("DELETE", "/hardware/" + assetId, Map.of());
    }

    public void restore(int assetId) {
        send("POST", "/hardware/" + assetId + "/restore", Map.of());
    }

    private void send(String method, String path, Map<String, ? extends @Nullable Object> fields) {
        Routes.Match match = front.routes().match(method, "/api/v1" + path);
        var handler = match.handler();
        if (handler == null) {
            throw new IllegalArgumentException("No route for " + method + " " + path + ". Correct the path.");
        }
        Map<String, @Nullable Object> input = new LinkedHashMap<>(fields);
        Answer answer = front.locked(method, handler, new Call(user, "gui", match.variables(), Map.of(), input));
        boolean refused = answer.status() != 200
                || (answer.body() instanceof Map<?, ?> body && List.of("error").contains(body.get("status")));
        if (refused) {
            throw new IllegalStateException(
                    "The platform refused " + method + " " + path + ": " + answer.body() + ". Change the request.");
        }
    }
}
