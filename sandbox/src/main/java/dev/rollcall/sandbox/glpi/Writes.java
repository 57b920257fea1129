package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers POST, PUT, PATCH and DELETE, of one row or of many, with the ways in which GLPI fails. */
final class Writes {
    private final Database database;
    private final Access access;
    private final Writer writer;
    private final String apiUrl;

    Writes(Database database, Access access, Writer writer, String apiUrl) {
        this.database = database;
        this.access = access;
        this.writer = writer;
        this.apiUrl = apiUrl;
    }

    /**
     * What a request sends.
     *
     * @param isMany whether it is an array, which is answered row by row
     */
    private record Input(List<Map<String, @Nullable Object>> rows, boolean isMany) {}

    /** What became of the rows so far. */
    private static final class Results {
        private final List<Object> rows = new ArrayList<>();
        private int failed;

        void ok(Object row) {
            rows.add(row);
        }

        void failed(Object row) {
            failed++;
            rows.add(row);
        }

        /** A row that is missing is not in the answer at all. */
        void missing() {
            failed++;
        }
    }

    /** Rows that are written in one call. */
    private record Batch(Call call, Table table, Author author, Results results) {
        String noRight() {
            return call.session().language().noRight();
        }
    }

    private Batch batch(Call call, Table table) {
        Author author = Author.of(database, call.session().user(), call.session());
        return new Batch(call, table, author, new Results());
    }

    private static Map<String, @Nullable Object> result(Object id, Object outcome, String message) {
        Map<String, @Nullable Object> result = Json.object(id.toString(), outcome);
        result.put("message", message);
        return result;
    }

    /** {@code PUT /Computer/5} and {@code PUT /Computer}. */
    Reply update(Call call, Table table) {
        Object sent = call.request().members().get("input");
        int id = call.request().id(1);
        if (id >= 0 && sent instanceof List<?> list) {
            return rowsBelowAnId(list.size());
        }
        Input input = input(sent);
        Batch batch = batch(call, table);
        for (Map<String, @Nullable Object> row : input.rows) {
            updateOne(batch, id >= 0 ? id : idOf(row), row);
        }
        return reply(input, batch.results, "UPDATE", 200);
    }

    /** An array for an id in the URL is a fatal error in version 10; version 11 takes all for rows without an id. */
    private Reply rowsBelowAnId(int rows) {
        if (database.version.is10()) {
            return Reply.html(200, "");
        }
        return Reply.json(200, Collections.nCopies(rows, List.of()));
    }

    private static int idOf(Map<String, @Nullable Object> row) {
        Object id = row.get("id");
        return id == null ? -1 : TypeRules.id(id);
    }

    private void updateOne(Batch batch, int id, Map<String, @Nullable Object> sent) {
        if (id < 0) {
            batch.results.ok(List.of());
            return;
        }
        Row row = batch.table.find(id);
        if (row == null) {
            batch.results.missing();
            return;
        }
        if (!access.may(batch.call.session(), row, Session.UPDATE)) {
            batch.results.failed(result(id, false, batch.noRight()));
            return;
        }
        boolean isDone = writer.update(batch.table, row, sent, batch.author);
        Map<String, @Nullable Object> result =
                result(id, isDone, batch.author.messages().take());
        if (isDone) {
            batch.results.ok(result);
        } else {
            batch.results.failed(result);
        }
    }

    /** {@code POST /Computer}. */
    Reply add(Call call, Table table) {
        Input input = input(call.request().members().get("input"));
        Batch batch = batch(call, table);
        List<String> urls = new ArrayList<>();
        for (Map<String, @Nullable Object> sent : input.rows) {
            Row row = addOne(batch, sent);
            if (row != null) {
                urls.add(apiUrl + "/" + row.type() + "/" + row.id());
            }
        }
        return reply(input, batch.results, "ADD", 201).with(input.isMany ? "link" : "location", String.join(",", urls));
    }

    private @Nullable Row addOne(Batch batch, Map<String, @Nullable Object> sent) {
        Row row = mayAdd(batch, sent) ? writer.add(batch.table, sent, batch.author) : null;
        Map<String, @Nullable Object> result = Json.object("id", row == null ? (Object) false : (Object) row.id());
        result.put("message", batch.author.messages().take());
        if (row == null) {
            batch.results.failed(result);
        } else {
            batch.results.ok(result);
        }
        return row;
    }

    private boolean mayAdd(Batch batch, Map<String, @Nullable Object> sent) {
        Schema schema = batch.table.schema();
        Session session = batch.call.session();
        Row draft = draft(schema, session, sent);
        boolean isFree = schema.type().equals("User") || schema.type().equals("Entity");
        boolean may = isFree
                ? session.may(schema.right(), Session.CREATE)
                : access.may(session, draft, Session.CREATE) && hasItem(draft);
        if (!may) {
            batch.author.messages().say(batch.noRight());
        }
        return may;
    }

    /** As much of a row to come as says what it belongs to. */
    private static Row draft(Schema schema, Session session, Map<String, @Nullable Object> sent) {
        Row draft = new Row(schema, 0);
        for (String column : List.of("itemtype", "items_id", "itemtype_asset", "items_id_asset", "entities_id")) {
            Column known = schema.column(column);
            Object value = sent.get(column);
            if (known != null && value != null) {
                draft.put(column, known.kind() == Column.Kind.NUMBER ? (Object) TypeRules.id(value) : value.toString());
            }
        }
        if (schema.has("entities_id") && sent.get("entities_id") == null) {
            draft.put("entities_id", session.scope().active());
        }
        return draft;
    }

    /** Whether the item is there that a row without a right of its own is to belong to. */
    private boolean hasItem(Row draft) {
        boolean isBesideItem =
                draft.schema().right().isEmpty() && draft.schema().has("items_id");
        return !isBesideItem || access.parent(draft) != null;
    }

    /** {@code DELETE /Computer/5} and {@code DELETE /Computer}. */
    Reply delete(Call call, Table table) {
        Map<String, @Nullable Object> members = call.request().members();
        int id = call.request().id(1);
        Input input = id >= 0 ? new Input(List.of(Json.object("id", id)), false) : input(members.get("input"));
        boolean purge = call.query().isTrue("force_purge") || Author.isSet(members.get("force_purge"));
        Batch batch = batch(call, table);
        for (Map<String, @Nullable Object> sent : input.rows) {
            deleteOne(batch, idOf(sent), purge);
        }
        return reply(input, batch.results, "DELETE", 200);
    }

    private void deleteOne(Batch batch, int id, boolean purge) {
        Row row = batch.table.find(id);
        if (row == null) {
            String message = batch.call.session().language().notFound();
            batch.results.failed(result(id, false, message));
            return;
        }
        if (!access.may(batch.call.session(), row, purge ? Session.PURGE : Session.DELETE)) {
            batch.results.failed(result(id, false, batch.noRight()));
            return;
        }
        writer.delete(batch.table, row, purge, batch.author);
        batch.results.ok(result(id, true, batch.author.messages().take()));
    }

    private static Input input(@Nullable Object sent) {
        Map<String, @Nullable Object> single = Json.asObject(sent);
        if (single != null) {
            return new Input(List.of(single), false);
        }
        if (!(sent instanceof List<?> list)) {
            throw ApiError.badArray();
        }
        return new Input(
                list.stream().map(Json::asObject).filter(Objects::nonNull).toList(), true);
    }

    private static Reply reply(Input input, Results results, String verb, int status) {
        if (results.failed == 0) {
            boolean isOne = status == 201 && !input.isMany;
            return Reply.json(status, isOne ? results.rows.get(0) : results.rows);
        }
        if (!input.isMany) {
            throw ApiError.plain(400, "ERROR_GLPI_" + verb, message(results));
        }
        if (results.failed == input.rows.size()) {
            throw ApiError.plain(400, "ERROR_GLPI_" + verb, results.rows);
        }
        throw ApiError.plain(207, "ERROR_GLPI_PARTIAL_" + verb, results.rows);
    }

    private static @Nullable Object message(Results results) {
        Map<String, @Nullable Object> first = results.rows.isEmpty() ? null : Json.asObject(results.rows.get(0));
        return first == null ? null : first.get("message");
    }

    /** What a massive action changed. */
    Map<String, Object> massiveUpdate(Call call, Table table, List<Integer> ids, Map<String, @Nullable Object> change) {
        Map<String, Object> counts = new LinkedHashMap<>();
        List.of("ok", "noaction", "ko", "noright").forEach(name -> counts.put(name, 0));
        Author author = batch(call, table).author;
        Function<Row, String> outcome = row -> {
            if (!access.may(call.session(), row, Session.UPDATE)) {
                return "noright";
            }
            return writer.update(table, row, change, author) ? "ok" : "ko";
        };
        for (int id : ids) {
            Row row = table.find(id);
            counts.merge(row == null ? "ko" : outcome.apply(row), 1, (a, b) -> (int) a + (int) b);
        }
        counts.put("messages", List.of());
        return counts;
    }
}
