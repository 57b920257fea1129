package dev.rollcall.sandbox.glpi;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a session may see and do. */
final class Access {
    private final Database database;

    Access(Database database) {
        this.database = database;
    }

    /** Whether lists of a type are shown at all. */
    boolean mayList(Session session, Schema schema) {
        String right = schema.right();
        return switch (schema.type()) {
            case "Lockedfield" -> session.may(right, Session.UPDATE);
            case "Ticket", "Item_Ticket" -> session.rights().getOrDefault(right, 0) != 0;
            default -> session.may(right, Session.READ);
        };
    }

    /** Whether one of the bits of {@link Session} is allowed on rows of a type at all: settings know no more than two. */
    private boolean mayEver(Session session, Schema schema, int bit) {
        boolean isSetting = schema.right().equals("config");
        if (schema.type().equals("Lockedfield") || bit == Session.READ) {
            return mayList(session, schema);
        }
        return session.may(schema.right(), isSetting ? Session.UPDATE : bit);
    }

    /** Which rows are in a session's lists of their types: child rows are, whatever entity their item is in. */
    Predicate<Row> listed(Session session) {
        return seesAll(session) ? row -> true : row -> isInScope(session, row);
    }

    private boolean seesAll(Session session) {
        return session.scope().all().size() >= database.table("Entity").size();
    }

    private boolean isInScope(Session session, Row row) {
        return switch (row.type()) {
            case "User" -> isUserVisible(session, row.id());
            case "Entity" -> session.sees(row.id());
            case "Profile_User" -> session.sees(row.number("entities_id"));
            default -> !row.schema().has("entities_id") || isInEntities(session, row);
        };
    }

    private boolean isInEntities(Session session, Row row) {
        int entity = row.number("entities_id");
        return session.sees(entity)
                || (row.is("is_recursive")
                        && Entities.isAbove(database, entity, session.scope().active()));
    }

    private boolean isUserVisible(Session session, int user) {
        return database.table("Profile_User").by("users_id", user).stream()
                .anyMatch(grant -> isInEntities(session, grant));
    }

    /** Whether one of the bits of {@link Session} is allowed on a row. */
    boolean may(Session session, Row row, int bit) {
        Schema schema = row.schema();
        if (schema.right().isEmpty()) {
            Row parent = parent(row);
            return parent == null || may(session, parent, bit == Session.READ ? bit : Session.UPDATE);
        }
        return mayEver(session, schema, bit) && (seesAll(session) || isInScope(session, row));
    }

    /** The item that a row belongs to; null if it names none. */
    @Nullable
    Row parent(Row row) {
        String typeColumn = row.schema().has("itemtype_asset") ? "itemtype_asset" : "itemtype";
        String idColumn = row.schema().has("itemtype_asset") ? "items_id_asset" : "items_id";
        return database.find(row.text(typeColumn))
                .map(table -> table.find(row.number(idColumn)))
                .orElse(null);
    }
}
