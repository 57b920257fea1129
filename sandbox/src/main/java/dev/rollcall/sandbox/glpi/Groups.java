package dev.rollcall.sandbox.glpi;

import java.util.List;

/** The groups of items in version 11, which stand in a table of their own and in single items, but not in lists. */
final class Groups {
    private static final int HOLDER = 1;
    private static final int TECHNICAL = 2;

    private Groups() {}

    /** Brings the table of groups up to an item's. */
    static void list(Database database, Row item) {
        if (database.version.is10() || !item.schema().isItem()) {
            return;
        }
        list(database.table("Group_Item"), item, "groups_id", HOLDER);
        list(database.table("Group_Item"), item, "groups_id_tech", TECHNICAL);
    }

    private static void list(Table table, Row item, String column, int type) {
        List<?> wanted = item.get(column) instanceof List<?> ids ? ids : List.of();
        List<Row> listed = table.by("items_id", item.type(), item.id()).stream()
                .filter(row -> row.number("type") == type)
                .toList();
        for (Row row : listed) {
            if (!wanted.contains(row.number("groups_id"))) {
                table.remove(row);
            }
        }
        for (Object id : wanted) {
            if (listed.stream().noneMatch(row -> id.equals(row.get("groups_id")))) {
                table.insert(row -> row.put("groups_id", id)
                        .put("itemtype", item.type())
                        .put("items_id", item.id())
                        .put("type", type));
            }
        }
    }
}
