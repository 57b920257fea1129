package dev.rollcall.sandbox.glpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions on many items at once that the web pages offer; the sandbox plays the one that updates a field. */
final class MassiveActions {
    private static final String UPDATE = "MassiveAction:update";

    private final Database database;
    private final Writes writes;

    MassiveActions(Database database, Writes writes) {
        this.database = database;
        this.writes = writes;
    }

    /** {@code GET /getMassiveActions/Computer}. */
    Reply list(Call call) {
        if (database.find(call.request().segment(1)).isEmpty()) {
            throw ApiError.unknownType();
        }
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("key", UPDATE);
        action.put("label", "Update");
        return Reply.json(200, List.of(action));
    }

    /** {@code POST /applyMassiveAction/Computer/MassiveAction:update}. */
    Reply apply(Call call) {
        Table table = database.find(call.request().segment(1)).orElseThrow(ApiError::unknownType);
        Map<String, @Nullable Object> members = call.request().members();
        Map<String, @Nullable Object> input = Json.asObject(members.get("input"));
        boolean isKnown = call.request().segment(2).equals(UPDATE)
                && call.request().method().equals("POST");
        if (!isKnown || input == null || !(members.get("ids") instanceof List<?> ids)) {
            throw ApiError.documented(400, "ERROR_MASSIVEACTION_KEY", "action key seems wrong");
        }
        String field = String.valueOf(input.get("field"));
        List<Integer> numbers = ids.stream().map(TypeRules::id).toList();
        return Reply.json(200, writes.massiveUpdate(call, table, numbers, Json.object(field, input.get(field))));
    }
}
