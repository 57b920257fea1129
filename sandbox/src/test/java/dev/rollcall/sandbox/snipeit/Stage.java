package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.replay.SettableClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the recorder did between the recordings without recording it, found out from what they show. */
final class Stage {
    final SnipeIt server;
    final SettableClock clock;
    final Client admin;

    Stage(SnipeIt server, SettableClock clock) {
        this.clock = clock;
        this.server = server;
        this.admin = new Client(server, SnipeItWorld.ADMIN_TOKEN);
    }

    void post(String path, String json) {
        done(admin.post(path, json));
    }

    void patch(String path, String json) {
        done(admin.patch(path, json));
    }

    void delete(String path) {
        done(admin.delete(path));
    }

    private static void done(Client.Reply reply) {
        if (!reply.text("/status").equals("success")) {
            throw new IllegalStateException("The stage could not be set: " + reply + ". Correct the step.");
        }
    }

    /** An asset as the recorder made them: {@code NAME-X}, {@code S-X}, the label Ready, the first model. */
    void asset(int id, String tag) {
        asset(id, tag, Map.of());
    }

    void asset(int id, String tag, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("asset_tag", tag);
        body.put("name", "NAME-" + tag);
        body.put("serial", "S-" + tag);
        body.put("model_id", 1);
        body.put("status_id", 4);
        body.putAll(more);
        Client.Reply reply = admin.post("/hardware", Client.MAPPER.writeValueAsString(body));
        if (reply.number("/payload/id") != id) {
            throw new IllegalStateException("Asset " + tag + " became " + reply + ". Correct the step.");
        }
    }

    void heldAsset(int id, String tag) {
        heldAsset(id, tag, Map.of());
    }

    void heldAsset(int id, String tag, Map<String, Object> more) {
        asset(id, tag, more);
        checkOut(id, 2);
    }

    void checkOut(int id, int userId) {
        post("/hardware/" + id + "/checkout", "{\"checkout_to_type\":\"user\",\"assigned_user\":" + userId + "}");
    }

    void user(String first, String last, String username, boolean activated) {
        post("/users", """
                {"first_name":"%s","last_name":"%s","username":"%s","email":"%3$s@example.com",
                 "password":"Passw0rd-2026!x","activated":%s}""".formatted(first, last, username, activated));
    }

    /** A user with a token that is called like the user. */
    void role(int id, String username, String... permissions) {
        user(username, "Role", username, true);
        server.edit(world -> {
            world.changeUser(id, draft -> draft.permissions(List.of(permissions)));
            world.token(username, id);
        });
    }
}
