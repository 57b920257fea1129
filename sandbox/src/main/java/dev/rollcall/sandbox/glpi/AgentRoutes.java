package dev.rollcall.sandbox.glpi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The address that agents send inventories to, in their JSON. */
final class AgentRoutes {
    private final Agents agents;

    AgentRoutes(Agents agents) {
        this.agents = agents;
    }

    Reply inventory(Request request) {
        try {
            Map<String, @Nullable Object> content = Json.asObject(member(Json.parsed(request.body()), "content"));
            String serial = text(content, "bios", "ssn");
            if (!serial.isEmpty()) {
                agents.inventory(new AgentInventory(
                        serial,
                        given(content, "hardware", "name"),
                        given(content, "hardware", "uuid"),
                        login(content)));
                return Reply.as("application/json", Map.of("RESPONSE", "SEND"));
            }
        } catch (JacksonException e) {
            // Answered as what has no serial.
        }
        return Reply.html(400, "Bad Request");
    }

    private static @Nullable Object member(@Nullable Object object, String name) {
        Map<String, @Nullable Object> members = Json.asObject(object);
        return members == null ? null : members.get(name);
    }

    private static String text(@Nullable Object content, String part, String name) {
        Object value = member(member(content, part), name);
        return value == null ? "" : value.toString();
    }

    private static Optional<String> given(@Nullable Object content, String part, String name) {
        return Optional.of(text(content, part, name)).filter(value -> !value.isEmpty());
    }

    private static Optional<String> login(@Nullable Object content) {
        Object login = member(content, "users") instanceof List<?> users && !users.isEmpty()
                ? member(users.get(users.size() - 1), "login")
                : null;
        return Optional.ofNullable(login).map(Object::toString);
    }
}
