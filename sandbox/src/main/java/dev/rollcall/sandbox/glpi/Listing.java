package dev.rollcall.sandbox.glpi;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Answers lists: of a whole table, or of what belongs to a row of another. */
final class Listing {
    private static final int MAX_INPUT_VARS = 1000;

    private final Database database;
    private final Access access;
    private final Names names;
    private final String apiUrl;

    Listing(Database database, Access access, Names names, String apiUrl) {
        this.database = database;
        this.access = access;
        this.names = names;
        this.apiUrl = apiUrl;
    }

    /** {@code GET /Computer}. */
    Reply all(Call call, Table table) {
        if (!access.mayList(call.session(), table.schema())) {
            throw call.noRight();
        }
        return reply(call, table.schema(), table.rows());
    }

    /** {@code GET /Computer/5/Log}. */
    Reply ofParent(Call call, Row parent, Table table) {
        if (!access.may(call.session(), parent, Session.READ) || !access.mayList(call.session(), table.schema())) {
            throw call.noRight();
        }
        return reply(call, table.schema(), children(parent, table));
    }

    /** The rows of a table that belong to a row. */
    Collection<Row> children(Row parent, Table table) {
        Schema schema = table.schema();
        String key = parent.schema().foreignKey();
        if (schema.has(key)) {
            return table.hasIndex(key)
                    ? table.by(key, parent.id())
                    : table.rows().stream()
                            .filter(row -> row.number(key) == parent.id())
                            .toList();
        }
        if (table.hasIndex("items_id")) {
            return table.by("items_id", parent.type(), parent.id());
        }
        return List.of();
    }

    private Reply reply(Call call, Schema schema, Collection<Row> candidates) {
        Query query = call.query();
        Range range = Range.of(query, database.settings.listLimit);
        List<Row> rows = sorted(query, schema, filtered(call, schema, candidates));
        int total = rows.size();
        range.within(total);
        List<Row> page = rows.stream().skip(range.start()).limit(range.limit()).toList();
        Reply reply = Reply.written(total == 0 ? 200 : range.status(total), json -> write(json, call, page))
                .with("Accept-Range", schema.type() + " " + MAX_INPUT_VARS);
        return total == 0 ? reply : reply.with("Content-Range", range.header(total));
    }

    private void write(JsonGenerator json, Call call, List<Row> page) {
        RowJson rowJson = new RowJson(database, call.request(), names, apiUrl).ofList();
        boolean onlyIds = call.query().isTrue("only_id");
        json.writeStartArray();
        for (Row row : page) {
            if (onlyIds) {
                json.writeStartObject();
                json.writeName("id");
                json.writeNumber(row.id());
                json.writeEndObject();
            } else {
                rowJson.write(json, row);
            }
        }
        json.writeEndArray();
    }

    private Stream<Row> filtered(Call call, Schema schema, Collection<Row> candidates) {
        Stream<Row> rows = candidates.stream();
        if (schema.has("is_deleted")) {
            boolean trash = call.query().isTrue("is_deleted");
            int place = schema.place("is_deleted");
            rows = rows.filter(row -> Integer.valueOf(0).equals(row.at(place)) != trash);
        }
        for (Map.Entry<String, Object> searched : call.query().map("searchText").entrySet()) {
            String column = searched.getKey();
            if (!schema.has(column) || isList(schema, column)) {
                throw ApiError.documented(
                        400,
                        "ERROR_FIELD_NOT_FOUND",
                        "Field %s is not valid for %s item.".formatted(column, schema.type()));
            }
            Predicate<Row> filter = filter(schema, column, searched.getValue().toString());
            rows = rows.filter(filter);
        }
        return rows.filter(access.listed(call.session()));
    }

    private static boolean isList(Schema schema, String column) {
        Column known = schema.column(column);
        return known != null && known.kind() == Column.Kind.IDS;
    }

    private static Predicate<Row> filter(Schema schema, String column, String searched) {
        int place = schema.place(column);
        var text = TextFilter.of(searched);
        return row -> text.test(row.at(place));
    }

    /** Sorts rows, which come by their ids. */
    private static List<Row> sorted(Query query, Schema schema, Stream<Row> rows) {
        String sort = query.has("sort") ? query.text("sort") : "id";
        int place = schema.place(sort);
        if (place < 0) {
            throw ApiError.documented(400, "ERROR", "sort param is not a field of " + schema.table());
        }
        boolean isDescending = query.text("order").equalsIgnoreCase("DESC");
        if (sort.equals("id") && !isDescending) {
            return rows.toList();
        }
        Comparator<Row> order = Comparator.comparing(row -> Sorting.key(row.at(place)));
        return rows.sorted(isDescending ? order.reversed() : order).toList();
    }
}
