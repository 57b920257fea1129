package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers {@code /search} and {@code /listSearchOptions}. Names, not ids; without templates; always encoded in 10. */
final class SearchRoutes {
    private static final String ALL_ASSETS = "AllAssets";
    private static final int NAME = 1;
    private static final int ID = 2;
    private static final int ENTITY = 80;

    private final Database database;
    private final Access access;

    SearchRoutes(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    /** {@code GET /listSearchOptions/Computer}. */
    Reply options(Call call) {
        Table table = database.find(call.request().segment(1)).orElseThrow(ApiError::unknownType);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("common", Map.of("name", "Characteristics"));
        SearchOptions.of(database, table.schema())
                .forEach((id, option) -> shown.put(Integer.toString(id), option.json(database.version)));
        return Reply.json(200, shown);
    }

    /**
     * What is searched, and how it is shown.
     *
     * @param type as the request names it
     */
    private record Search(Call call, String type, Map<Integer, SearchOption> options, Criteria criteria) {}

    /** {@code GET /search/Computer}. */
    Reply search(Call call) {
        String type = call.request().segment(1);
        List<Table> tables = tables(call, type);
        Map<Integer, SearchOption> options =
                SearchOptions.of(database, tables.get(0).schema());
        Search search = new Search(call, type, options, Criteria.of(call.query(), options));
        List<Row> found = new ArrayList<>();
        for (Table table : tables) {
            found.addAll(found(search, table));
        }
        int sort = sort(call);
        found.sort(order(options, sort, call));
        return reply(search, found, sort);
    }

    private List<Table> tables(Call call, String type) {
        if (type.equals(ALL_ASSETS)) {
            List<Table> all = new ArrayList<>();
            for (ItemType item : ItemType.values()) {
                Table table = database.table(item);
                if (access.mayList(call.session(), table.schema())) {
                    all.add(table);
                }
            }
            if (all.isEmpty()) {
                throw call.noRight();
            }
            return all;
        }
        Table table = database.find(type).orElseThrow(ApiError::unknownType);
        if (!access.mayList(call.session(), table.schema())) {
            throw call.noRight();
        }
        return List.of(table);
    }

    private List<Row> found(Search search, Table table) {
        boolean trash = search.call.query().isTrue("is_deleted");
        // Every type of items has its own columns, so that its options look into other places.
        Criteria criteria = search.type.equals(ALL_ASSETS)
                ? Criteria.of(search.call.query(), SearchOptions.of(database, table.schema()))
                : search.criteria;
        return table.rows().stream()
                .filter(row -> !row.is("is_template") && row.is("is_deleted") == trash)
                .filter(access.listed(search.call.session()))
                .filter(criteria::test)
                .toList();
    }

    private int sort(Call call) {
        if (call.query().has("sort")) {
            return TypeRules.id(call.query().text("sort"));
        }
        return database.version.is10() ? NAME : 0;
    }

    private Comparator<Row> order(Map<Integer, SearchOption> options, int sort, Call call) {
        SearchOption option = options.get(sort);
        if (option == null) {
            return Comparator.comparingInt(Row::id);
        }
        Comparator<Row> order =
                Comparator.comparing(row -> Sorting.key(option.shown().apply(row)));
        boolean isDescending = call.query().text("order").equalsIgnoreCase("DESC");
        return (isDescending ? order.reversed() : order).thenComparingInt(Row::id);
    }

    private Reply reply(Search search, List<Row> found, int sort) {
        Query query = search.call.query();
        int total = found.size();
        Range range = Range.of(query, database.settings.listLimit).within(total);
        List<Row> page = found.stream().skip(range.start()).limit(range.limit()).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("totalcount", total);
        body.put("count", page.size());
        body.put("sort", List.of(sort));
        body.put("order", List.of(query.text("order").equalsIgnoreCase("DESC") ? "DESC" : "ASC"));
        if (!page.isEmpty()) {
            body.put("data", data(search, page));
        }
        body.put("content-range", total == 0 ? "0--1/0" : range.header(total));
        Reply reply =
                Reply.json(total == 0 ? 200 : range.status(total), body).with("Accept-Range", search.type + " 1000");
        return total == 0 ? reply : reply.with("Content-Range", range.header(total));
    }

    private Object data(Search search, List<Row> page) {
        List<Integer> fields = shownFields(search);
        Map<String, Object> byId = new LinkedHashMap<>();
        List<Object> list = new ArrayList<>();
        for (Row row : page) {
            Map<String, @Nullable Object> shown = shown(search, row, fields);
            byId.put(Integer.toString(row.id()), shown);
            list.add(shown);
        }
        return search.call.query().isTrue("withindexes") ? byId : list;
    }

    /** The name, the entity where there are several, what is asked to be shown and what is searched. */
    private List<Integer> shownFields(Search search) {
        boolean isTicket = search.type.equals("Ticket");
        Set<Integer> fields = new LinkedHashSet<>(isTicket ? List.of(ID, NAME) : List.of(NAME));
        if (search.options.containsKey(ENTITY)
                && search.call.session().scope().all().size() > 1) {
            fields.add(ENTITY);
        }
        search.call.query().texts("forcedisplay").forEach(field -> fields.add(TypeRules.id(field)));
        fields.addAll(search.criteria.fields());
        fields.retainAll(search.options.keySet());
        return List.copyOf(fields);
    }

    private Map<String, @Nullable Object> shown(Search search, Row row, List<Integer> fields) {
        boolean isMixed = search.type.equals(ALL_ASSETS);
        Map<Integer, SearchOption> options = isMixed ? SearchOptions.of(database, row.schema()) : search.options;
        boolean isLong = search.call.query().isTrue("uid_cols");
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (int field : fields) {
            SearchOption option = options.get(field);
            if (option != null) {
                Object value = matching(search, option, option.shown().apply(row));
                shown.put(isLong ? option.uid() : Integer.toString(field), encoded(option, value));
            }
        }
        if (isMixed) {
            shown.put("id", row.id());
            shown.put("itemtype", row.type());
        }
        return shown;
    }

    /** Of several values of a searched field, only those that match are shown. */
    private static @Nullable Object matching(Search search, SearchOption option, @Nullable Object value) {
        if (!(value instanceof List<?> several)) {
            return value;
        }
        List<Object> matching = new ArrayList<>(several);
        for (Map<String, Object> criterion : search.call.query().maps("criteria")) {
            if (TypeRules.id(criterion.get("field")) == option.id() && "contains".equals(criterion.get("searchtype"))) {
                matching.removeIf(one ->
                        !TextFilter.of(String.valueOf(criterion.get("value"))).test(one));
            }
        }
        return matching.size() == 1 ? matching.get(0) : Collections.unmodifiableList(matching);
    }

    private @Nullable Object encoded(SearchOption option, @Nullable Object value) {
        if (!database.version.is10() || !(value instanceof String text)) {
            return value;
        }
        String encoded = RowJson.encoded(text);
        return option.isTreeName() ? encoded.replace("&#62;", ">") : encoded;
    }
}
