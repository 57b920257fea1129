package dev.rollcall.sandbox.glpi;

import dev.rollcall.sandbox.glpi.SearchOption.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The options of one type: of the real one's up to 230 those that a client which keeps items in step may want. */
final class SearchOptions {
    private static final int FIELDS_PLUGIN = 76665;

    private final Database database;
    private final Names names;
    private final Schema schema;
    private final Map<Integer, SearchOption> options = new LinkedHashMap<>();

    private SearchOptions(Database database, Schema schema) {
        this.database = database;
        this.names = new Names(database);
        this.schema = schema;
    }

    /** The options of a type, by number. */
    static Map<Integer, SearchOption> of(Database database, Schema schema) {
        SearchOptions built = new SearchOptions(database, schema);
        switch (schema.type()) {
            case "User" -> built.user();
            case "Ticket" -> built.ticket();
            case "Infocom" -> built.infocomItself();
            default -> built.common(schema.isItem());
        }
        return built.options;
    }

    private void common(boolean isItem) {
        own(1, "Name", "name", "itemlink");
        own(2, "ID", "id", "number");
        own(16, "Comments", "comment", "text");
        own(19, "Last update", "date_mod", "datetime");
        own(121, "Creation date", "date_creation", "datetime");
        reference(80, "Entity", "entities_id");
        if (isItem) {
            item();
            infocom();
            ofItem();
        }
    }

    private void item() {
        own(5, "Serial number", "serial", "string");
        own(6, "Inventory number", "otherserial", "string");
        own(7, "Alternate username", "contact", "string");
        own(8, "Alternate username number", "contact_num", "string");
        switch (schema.type()) {
            case "Computer" -> own(9, "Last inventory date", "last_inventory_update", "datetime");
            case "Phone" -> {
                own(9, "Number of lines", "number_line", "integer");
                own(10, "Last inventory date", "last_inventory_update", "datetime");
            }
            case "Monitor" -> own(10, "UUID", "uuid", "string");
            default -> {}
        }
        if (schema.type().equals("Computer") || schema.type().equals("Phone")) {
            own(47, "UUID", "uuid", "string");
        }
        String key = schema.type().toLowerCase(Locale.ROOT);
        reference(3, "Location", "locations_id");
        reference(4, "Type", key + "types_id");
        reference(23, "Manufacturer", "manufacturers_id");
        reference(31, "Status", "states_id");
        reference(40, "Model", key + "models_id");
        reference(70, "User", "users_id");
        group();
    }

    private void group() {
        if (database.version.is10()) {
            reference(71, "Group", "groups_id");
            return;
        }
        Function<Row, Integer> first =
                row -> row.get("groups_id") instanceof List<?> ids && !ids.isEmpty() ? TypeRules.id(ids.get(0)) : 0;
        add(new SearchOption(
                71,
                "Group",
                new Place("glpi_groups", "completename", "dropdown"),
                schema.type() + ".Group_Item.Group.completename",
                row -> orNull(names.of("groups_id", first.apply(row))),
                first));
    }

    private void infocomItself() {
        own(2, "ID", "id", "number");
        own(4, "Date of purchase", "buy_date", "date");
        own(10, "Order number", "order_number", "string");
        own(16, "Comments", "comment", "text");
        own(20, "Type", "itemtype", "itemtypename");
        own(21, "ID", "items_id", "integer");
        own(23, "Order date", "order_date", "date");
        own(24, "Delivery date", "delivery_date", "date");
        reference(80, "Entity", "entities_id");
    }

    private void infocom() {
        infocom(26, "Order number", "order_number", "string");
        infocom(37, "Date of purchase", "buy_date", "date");
        infocom(124, "Order date", "order_date", "date");
        infocom(142, "Delivery date", "delivery_date", "date");
    }

    private void infocom(int id, String name, String field, String datatype) {
        beside(id, name, new Place("glpi_infocoms", field, datatype), "Infocom");
    }

    private void ofItem() {
        add(new SearchOption(
                60,
                "Number of tickets",
                new Place("glpi_tickets", "id", "count"),
                schema.type() + ".Item_Ticket.Ticket.id",
                row -> database.table("Item_Ticket")
                        .by("items_id", row.type(), row.id())
                        .size(),
                null));
        if (!database.version.is10()) {
            String table = "glpi_items_remotemanagements";
            beside(1220, "ID", new Place(table, "remoteid", "dropdown"), "Item_RemoteManagement");
            beside(1221, "Type", new Place(table, "type", "dropdown"), "Item_RemoteManagement");
        }
        if (!schema.type().equals("Phone")) {
            rack();
        }
        fieldsPlugin();
    }

    /** Racks, which nothing stands in here: their numbers are easily taken for those of remote management. */
    private void rack() {
        String uid = schema.type() + ".Item_Rack.";
        Place name = new Place("glpi_racks", "name", "dropdown");
        add(new SearchOption(180, "Name", name, uid + "Rack.name", row -> null, row -> 0));
        Place position = new Place("glpi_items_racks", "position", "number");
        add(new SearchOption(181, "Position", position, uid + "position", row -> null, null));
    }

    private void fieldsPlugin() {
        if (!database.settings.plugins.contains("fields")) {
            return;
        }
        for (Row field : database.table("PluginFieldsField").rows()) {
            String name = field.text("name");
            add(new SearchOption(
                    FIELDS_PLUGIN + field.id(),
                    field.text("label"),
                    new Place("glpi_plugin_fields", name, "text"),
                    schema.type() + ".PluginFields." + name,
                    row -> ItemState.of(database, itemType(), row).columns().get(name),
                    null));
        }
    }

    private ItemType itemType() {
        return ItemType.valueOf(schema.type().toUpperCase(Locale.ROOT));
    }

    private void user() {
        own(1, "Login", "name", "itemlink");
        own(2, "ID", "id", "number");
        Function<Row, @Nullable Object> emails =
                row -> several(database.table("UserEmail").by("users_id", row.id()).stream()
                        .map(email -> email.text("email"))
                        .toList());
        add(new SearchOption(
                5, "Emails", new Place("glpi_useremails", "email", "email"), "User.UserEmail.email", emails, null));
        own(8, "Active", "is_active", "bool");
        own(9, "First name", "firstname", "string");
        own(16, "Comments", "comment", "text");
        own(19, "Last update", "date_mod", "datetime");
        own(34, "Last name", "realname", "string");
    }

    private void ticket() {
        own(2, "ID", "id", "number");
        own(1, "Title", "name", "itemlink");
        reference(80, "Entity", "entities_id");
        reference(7, "Category", "itilcategories_id");
        own(12, "Status", "status", "specific");
        own(14, "Type", "type", "specific");
        add(new SearchOption(
                13,
                "Associated elements",
                new Place("glpi_items_tickets", "items_id", "specific"),
                "Ticket.Item_Ticket.items_id",
                row -> several(links(row).map(link -> link.text("items_id")).toList()),
                null));
        add(new SearchOption(
                131,
                "Associated item types",
                new Place("glpi_items_tickets", "itemtype", "itemtypename"),
                "Ticket.Item_Ticket.itemtype",
                row -> several(links(row)
                        .map(link -> link.text("itemtype") + "$#$" + row.id())
                        .distinct()
                        .toList()),
                null));
    }

    private Stream<Row> links(Row ticket) {
        return database.table("Item_Ticket").by("tickets_id", ticket.id()).stream();
    }

    private void own(int id, String name, String field, String datatype) {
        int place = schema.place(field);
        if (place >= 0) {
            String uid = schema.type() + "." + field;
            add(new SearchOption(
                    id, name, new Place(schema.table(), field, datatype), uid, row -> row.at(place), null));
        }
    }

    private void reference(int id, String name, String column) {
        String type = names.type(column);
        if (type == null || !schema.has(column)) {
            return;
        }
        Schema target = database.table(type).schema();
        String field = target.isTree() ? "completename" : "name";
        add(new SearchOption(
                id,
                name,
                new Place(target.table(), field, "dropdown"),
                schema.type() + "." + type + "." + field,
                row -> orNull(names.of(column, row.number(column))),
                row -> row.number(column)));
    }

    /** A field of the rows that stand beside an item. */
    private void beside(int id, String name, Place place, String type) {
        add(new SearchOption(
                id,
                name,
                place,
                schema.type() + "." + type + "." + place.field(),
                row -> several(database.table(type).by("items_id", row.type(), row.id()).stream()
                        .map(other -> other.get(place.field()))
                        .filter(Objects::nonNull)
                        .toList()),
                null));
    }

    private static @Nullable Object several(List<?> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.size() == 1 ? values.get(0) : values;
    }

    private static @Nullable String orNull(String name) {
        return name.isEmpty() ? null : name;
    }

    private void add(SearchOption option) {
        options.put(option.id(), option);
    }
}
