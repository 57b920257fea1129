package dev.rollcall.sandbox.glpi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What single types of rows ask of writes to them, and what follows from these. */
final class TypeRules {
    private static final int CLOSED = 6;

    private final Database database;
    private final Sessions sessions;
    private final UserRules users;
    private final Trees trees;
    private final Connections connections;
    private final FieldsPlugin fields;

    TypeRules(Database database, Sessions sessions, Writer writer) {
        this.database = database;
        this.sessions = sessions;
        this.users = new UserRules(database);
        this.trees = new Trees(database);
        this.connections = new Connections(database, writer);
        this.fields = new FieldsPlugin(database);
    }

    /** Whether a row may be changed so; the author is told why not. */
    boolean prepareUpdate(Row row, Map<String, @Nullable Object> input, Author author) {
        return !row.type().equals("State") || trees.isUnique(row, input, author);
    }

    /** Whether a row may be added; the author is told why not. */
    boolean prepareAdd(Schema schema, Map<String, @Nullable Object> input, Author author) {
        return switch (schema.type()) {
            case "User" -> users.prepareAdd(input, author);
            case "UserEmail" -> users.prepareEmail(input);
            case "State" -> trees.isUnique(new Row(schema, 0), input, author);
            case "Infocom" -> isFirst("Infocom", input);
            case "Item_Ticket" -> isTicketOpen(input, author);
            case "Item_OperatingSystem" -> prepareSystem(input);
            case "Ticket" -> prepareTicket(input, author);
            case "FieldUnicity" -> prepareUnicity(input);
            case "PluginFieldsContainer" -> fields.prepareContainer(input);
            case "PluginFieldsField" -> fields.prepareField(input);
            default -> true;
        };
    }

    private boolean isFirst(String type, Map<String, @Nullable Object> input) {
        return database.table(type)
                .by("items_id", String.valueOf(input.get("itemtype")), id(input.get("items_id")))
                .isEmpty();
    }

    static int id(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private boolean isTicketOpen(Map<String, @Nullable Object> input, Author author) {
        Row ticket = database.table("Ticket").find(id(input.get("tickets_id")));
        if (ticket == null || ticket.number("status") == CLOSED) {
            author.messages().say(author.language().noRight());
            return false;
        }
        return true;
    }

    /** An operating system is in the entity of its item (read in GLPI's source). */
    private boolean prepareSystem(Map<String, @Nullable Object> input) {
        Row item = database.find(String.valueOf(input.get("itemtype")))
                .map(table -> table.find(id(input.get("items_id"))))
                .orElse(null);
        if (item != null) {
            input.put("entities_id", item.get("entities_id"));
            input.put("is_recursive", item.get("is_recursive"));
        }
        return true;
    }

    private boolean prepareTicket(Map<String, @Nullable Object> input, Author author) {
        input.putIfAbsent("date", database.now());
        input.put("users_id_recipient", author.user());
        input.put("users_id_lastupdater", author.user());
        return true;
    }

    private static boolean prepareUnicity(Map<String, @Nullable Object> input) {
        if (input.get("_fields") instanceof List<?> names) {
            input.put(
                    "fields",
                    String.join(",", names.stream().map(Object::toString).toList()));
        }
        return true;
    }

    /** What follows when a row is in, and what is said of it. */
    void added(Row row, Map<String, @Nullable Object> input, Author author) {
        trees.complete(row);
        follow(row, input, author);
        if (!row.schema().isSilent()) {
            String name = shownName(row);
            author.messages().say(author.language().added(database.version.is10() ? RowJson.encoded(name) : name));
        }
    }

    private void follow(Row row, Map<String, @Nullable Object> input, Author author) {
        switch (row.type()) {
            case "User" -> users.added(row, input, author);
            case "Ticket" -> linkItems(row, input);
            case "Entity" -> show(row, author);
            case "Computer_Item", "Asset_PeripheralAsset" -> connections.joined(row, author);
            case "PluginFieldsContainer" -> fields.createTables(row);
            case "PluginFieldsField" -> fields.addColumn(row);
            default -> {}
        }
    }

    private String shownName(Row row) {
        String noun = row.schema().flag("noun");
        if (!noun.isEmpty()) {
            return noun + " - ID " + row.id();
        }
        boolean isOfSystem = row.type().equals("Item_OperatingSystem");
        if (isOfSystem || row.type().equals("Item_Ticket")) {
            String item = database.find(row.text("itemtype"))
                    .map(table -> table.find(row.number("items_id")))
                    .map(Names::friendly)
                    .orElse("");
            return isOfSystem ? row.text("itemtype") + " " + item : item;
        }
        String name = Names.friendly(row);
        return name.isEmpty() ? "(" + row.id() + ")" : name;
    }

    private void linkItems(Row ticket, Map<String, @Nullable Object> input) {
        Map<String, @Nullable Object> items = Json.asObject(input.get("items_id"));
        if (items == null) {
            return;
        }
        items.forEach((type, ids) -> {
            for (Object id : ids instanceof List<?> list ? list : List.of()) {
                database.table("Item_Ticket").insert(link -> link.put("itemtype", type)
                        .put("items_id", id(id))
                        .put("tickets_id", ticket.id()));
            }
        });
    }

    /** A session that adds an entity sees it at once. */
    private void show(Row entity, Author author) {
        Session old = author.session();
        Session session = old == null ? null : sessions.find(old.token());
        if (session != null && session.sees(entity.number("entities_id"))) {
            Set<Integer> all = new TreeSet<>(session.scope().all());
            all.add(entity.id());
            sessions.replace(session.with(
                    new Session.Scope(session.scope().active(), session.scope().recursive(), all)));
        }
    }

    void updated(Row row, Collection<String> changed) {
        if (row.schema().isTree()
                && (changed.contains("name") || changed.contains(row.schema().foreignKey()))) {
            trees.complete(row);
        }
    }

    /** Removes what stands beside an item that is gone, but for its history. */
    void removed(Row row) {
        if (!row.schema().isItem()) {
            return;
        }
        for (Table table : database.tables()) {
            if (table.hasIndex("items_id") && !table.schema().type().equals("Log")) {
                table.by("items_id", row.type(), row.id()).forEach(table::remove);
            }
        }
    }
}
