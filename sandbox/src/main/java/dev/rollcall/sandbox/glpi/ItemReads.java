package dev.rollcall.sandbox.glpi;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers single rows, and several by their ids. */
final class ItemReads {
    private static final DateTimeFormatter STORED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> LISTS =
            List.of("infocoms", "contracts", "documents", "tickets", "problems", "changes", "notes");

    private final Database database;
    private final Access access;
    private final Names names;
    private final String apiUrl;

    ItemReads(Database database, Access access, Names names, String apiUrl) {
        this.database = database;
        this.access = access;
        this.names = names;
        this.apiUrl = apiUrl;
    }

    /** The row that a call is about. */
    Row readable(Call call, Table table, int id) {
        Row row = table.find(id);
        if (row == null) {
            throw call.notFound();
        }
        if (!access.may(call.session(), row, Session.READ)) {
            throw call.noRight();
        }
        return row;
    }

    /** {@code GET /Computer/5}. */
    Reply one(Call call, Table table, int id) {
        Row row = readable(call, table, id);
        Reply reply = Reply.written(200, json -> json(call).write(json, row, more(call, row)));
        String changed = row.text("date_mod");
        return changed.isEmpty() ? reply : reply.with("Last-Modified", lastModified(changed));
    }

    private RowJson json(Call call) {
        return new RowJson(database, call.request(), names, apiUrl);
    }

    private String lastModified(String changed) {
        return LocalDateTime.parse(changed, STORED)
                .atZone(database.settings.zone)
                .withZoneSameInstant(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT));
    }

    /** {@code GET /getMultipleItems}: the first one that cannot be shown refuses all. */
    Reply several(Call call) {
        List<Row> rows = new ArrayList<>();
        if (!call.query().has("items")) {
            throw ApiError.documented(400, "ERROR_BAD_ARRAY", "items parameter must be an array of objects");
        }
        for (Map<String, Object> item : call.query().maps("items")) {
            Table table = database.find(String.valueOf(item.get("itemtype"))).orElseThrow(ApiError::unknownType);
            rows.add(readable(call, table, TypeRules.id(item.get("items_id"))));
        }
        return Reply.written(200, json -> {
            json.writeStartArray();
            rows.forEach(row -> json(call).write(json, row));
            json.writeEndArray();
        });
    }

    /** What {@code with_infocoms=true} and its like add to a single row. */
    private Map<String, Object> more(Call call, Row row) {
        Map<String, Object> more = new LinkedHashMap<>();
        for (String list : LISTS) {
            if (call.query().isTrue("with_" + list)) {
                more.put("_" + list, list.equals("tickets") ? tickets(row) : infocoms(list, row));
            }
        }
        if (call.query().isTrue("with_logs")) {
            Map<String, @Nullable Object> logs = new LinkedHashMap<>();
            database.table("Log")
                    .by("items_id", row.type(), row.id())
                    .forEach(entry -> logs.put(Integer.toString(entry.id()), members(entry)));
            more.put("_logs", logs);
        }
        return more;
    }

    private Object infocoms(String list, Row row) {
        boolean hasSome = list.equals("infocoms") && row.schema().isItem();
        List<Row> found = hasSome ? database.table("Infocom").by("items_id", row.type(), row.id()) : List.of();
        return found.isEmpty() ? List.of() : members(found.get(0));
    }

    private List<Map<String, @Nullable Object>> tickets(Row row) {
        List<Map<String, @Nullable Object>> tickets = new ArrayList<>();
        for (Row link : database.table("Item_Ticket").by("items_id", row.type(), row.id())) {
            Row ticket = database.table("Ticket").find(link.number("tickets_id"));
            if (ticket != null) {
                Map<String, @Nullable Object> shown = members(ticket);
                Row category = database.table("ITILCategory").find(ticket.number("itilcategories_id"));
                Row entity = database.table("Entity").find(ticket.number("entities_id"));
                shown.put("catname", category == null ? null : category.get("completename"));
                shown.put("entityname", entity == null ? null : entity.get("completename"));
                shown.put("entityID", ticket.number("entities_id"));
                tickets.add(shown);
            }
        }
        return tickets;
    }

    private static Map<String, @Nullable Object> members(Row row) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        row.schema().columns().forEach(column -> members.put(column.name(), row.get(column.name())));
        return members;
    }
}
