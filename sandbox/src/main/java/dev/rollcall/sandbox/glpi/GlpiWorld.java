package dev.rollcall.sandbox.glpi;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a platform starts with. Every method stores a row as the database's own console would, without rules and
 * without history, and answers its id.
 *
 * <p>Not safe for several threads. Once a server runs on it, change it through {@link Glpi#edit} only.
 */
public final class GlpiWorld {
    /** The user {@code glpi} of a fresh installation, who may do everything. */
    public static final int ADMIN = 2;

    /** The API token of {@link #ADMIN}; a fresh installation has none. */
    public static final String ADMIN_TOKEN = "glpiadmintoken";

    /** The rights that a client which keeps items in step needs, by GLPI's names of them. */
    public static final Map<String, Integer> SYNC_RIGHTS = Map.ofEntries(
            Map.entry("computer", 7),
            Map.entry("phone", 7),
            Map.entry("peripheral", 7),
            Map.entry("monitor", 7),
            Map.entry("user", 1),
            Map.entry("group", 1),
            Map.entry("location", 1),
            Map.entry("entity", 1),
            Map.entry("state", 1),
            Map.entry("dropdown", 7),
            Map.entry("infocom", 1),
            Map.entry("ticket", 1025),
            Map.entry("itilcategory", 1),
            Map.entry("logs", 1),
            Map.entry("locked_field", 2),
            Map.entry("plugin_order_order", 1),
            Map.entry("config", 1));

    private final Database database;
    private final Installation installation;

    private GlpiWorld(GlpiVersion version, InstantSource clock) {
        this.database = new Database(version, clock);
        this.installation = new Installation(database);
    }

    /**
     * A fresh installation with its users, profiles and root entity, whose API is on and whose {@link #ADMIN} has a token.
     *
     * @param clock what time it is there
     */
    public static GlpiWorld fresh(GlpiVersion version, InstantSource clock) {
        GlpiWorld world = new GlpiWorld(version, clock);
        world.installation.install();
        world.token(ADMIN_TOKEN, ADMIN);
        return world;
    }

    Database database() {
        return database;
    }

    /** The settings; after the start through {@link Glpi#settings}. */
    public Settings settings() {
        return database.settings;
    }

    public int user(String login, Consumer<UserDraft> filling) {
        Row row = stamped("User").put("name", login);
        UserDraft draft = new UserDraft(row);
        filling.accept(draft);
        database.table("User").insert(row);
        installation.grant(row, draft);
        return row.id();
    }

    /** Changes a user that is there; addresses are added to those it has, its profile stays. */
    public void changeUser(int user, Consumer<UserDraft> filling) {
        UserDraft draft = new UserDraft(database.table("User").row(user));
        filling.accept(draft);
        draft.emails.forEach(email -> new UserRules(database).addEmail(user, email));
    }

    /** Removes a user's row altogether; what points to it stays. */
    public void eraseUser(int user) {
        Table users = database.table("User");
        users.remove(users.row(user));
    }

    /** A profile with rights by their names, as {@link #SYNC_RIGHTS} has them. */
    public int profile(String name, Map<String, Integer> rights) {
        int profile = inserted(stamped("Profile").put("name", name).put("interface", "central"));
        rights(profile, rights);
        return profile;
    }

    /** Replaces rights of a profile; sessions that are open keep theirs. */
    public void rights(int profile, Map<String, Integer> rights) {
        installation.rights(profile, rights);
    }

    /** Gives a user a token to log in with. */
    public void token(String userToken, int user) {
        database.userTokens.put(userToken, user);
    }

    /** Takes a token away. */
    public void revoke(String userToken) {
        database.userTokens.remove(userToken);
    }

    /** Makes an API client with a token, without which no request is answered from then on. */
    public void appToken(String token) {
        database.appTokens.add(token);
    }

    /** Removes the API client with a token. */
    public void revokeAppToken(String token) {
        database.appTokens.remove(token);
    }

    /** An entity below another; 0 is the root. */
    public int entity(String name, int parent) {
        return tree(stamped("Entity").put("name", name).put("entities_id", parent));
    }

    /** A status below another; 0 for a top one. */
    public int state(String name, int parent) {
        return tree(stamped("State").put("name", name).put("states_id", parent).put("is_recursive", 1));
    }

    public int manufacturer(String name) {
        return inserted(stamped("Manufacturer").put("name", name));
    }

    public int model(ItemType type, String name) {
        return inserted(stamped(type.glpi() + "Model").put("name", name));
    }

    public int group(String name) {
        return tree(stamped("Group").put("name", name).put("is_recursive", 1));
    }

    public int location(String name) {
        return tree(stamped("Location").put("name", name).put("is_recursive", 1));
    }

    public int item(ItemType type, Consumer<ItemDraft> filling) {
        Row row = stamped(type.glpi());
        fill(type, row, filling);
        return inserted(row);
    }

    /** Changes an item that is there. */
    public void changeItem(ItemType type, int id, Consumer<ItemDraft> filling) {
        fill(type, database.table(type).row(id), filling);
    }

    private void fill(ItemType type, Row row, Consumer<ItemDraft> filling) {
        ItemDraft draft = new ItemDraft(database, type);
        filling.accept(draft);
        new FieldsPlugin(database).write(row, draft.values());
        draft.values().forEach((column, value) -> {
            if (row.schema().has(column)) {
                row.put(column, value);
            }
        });
        Groups.list(database, row);
    }

    /** Removes an item's row altogether; what stands beside it stays. */
    public void eraseItem(ItemType type, int id) {
        Table table = database.table(type);
        table.remove(table.row(id));
    }

    /** A row of the tab "Remote management". */
    public int link(ItemType type, int id, String provider, String remoteId) {
        return inserted(
                beside("Item_RemoteManagement", type, id).put("type", provider).put("remoteid", remoteId));
    }

    /** Removes an item's rows of a provider from the tab "Remote management". */
    public void unlink(ItemType type, int id, String provider) {
        Table links = database.table("Item_RemoteManagement");
        links.by("items_id", type.glpi(), id).stream()
                .filter(row -> row.text("type").equals(provider))
                .forEach(links::remove);
    }

    /** The operating system of an item in place of the one that it has; name and version are looked up or made. */
    public int operatingSystem(ItemType type, int id, String name, String version) {
        clear("Item_OperatingSystem", type, id);
        return inserted(beside("Item_OperatingSystem", type, id)
                .put("operatingsystems_id", named("OperatingSystem", name))
                .put("operatingsystemversions_id", named("OperatingSystemVersion", version)));
    }

    private int named(String type, String name) {
        return database.table(type).rows().stream()
                .filter(row -> row.text("name").equals(name))
                .mapToInt(Row::id)
                .findFirst()
                .orElseGet(() -> inserted(stamped(type).put("name", name)));
    }

    /**
     * The financial information of an item, in place of the one that it has.
     *
     * @param orderDate {@code 2026-11-01}; an empty text for none, as with the others
     */
    public int infocom(ItemType type, int id, String orderNumber, String orderDate, String deliveryDate) {
        clear("Infocom", type, id);
        Row row = beside("Infocom", type, id).put("order_number", orderNumber.isEmpty() ? null : orderNumber);
        return inserted(row.put("order_date", orderDate.isEmpty() ? null : orderDate)
                .put("delivery_date", deliveryDate.isEmpty() ? null : deliveryDate));
    }

    /** A category of tickets below another; 0 for a top one. */
    public int ticketCategory(String name, int parent) {
        return tree(stamped("ITILCategory").put("name", name).put("itilcategories_id", parent));
    }

    /**
     * A ticket.
     *
     * @param category 0 for none
     * @param status 1 new, 2 assigned, 3 planned, 4 pending, 5 solved, 6 closed
     */
    public int ticket(int category, int status) {
        return inserted(stamped("Ticket")
                .put("name", "Ticket")
                .put("date", database.now())
                .put("itilcategories_id", category)
                .put("status", status));
    }

    /** Changes a ticket's status. */
    public void ticketStatus(int ticket, int status) {
        database.table("Ticket").row(ticket).put("status", status);
    }

    public int ticketOn(int ticket, ItemType type, int id) {
        return inserted(beside("Item_Ticket", type, id).put("tickets_id", ticket));
    }

    /**
     * An order of the plugin Order with a line that is linked to an item.
     *
     * @param orderState 1 draft, 2 waiting for approval, 3 validated, 4 being delivered, 5 delivered, 6 canceled, 7 paid
     */
    public int orderOn(ItemType type, int id, int orderState) {
        database.settings.plugin("order", true);
        int order = inserted(
                stamped("PluginOrderOrder").put("name", "Order").put("plugin_order_orderstates_id", orderState));
        inserted(beside("PluginOrderOrder_Item", type, id).put("plugin_order_orders_id", order));
        return order;
    }

    /** Changes an order's state. */
    public void orderState(int order, int orderState) {
        database.table("PluginOrderOrder").row(order).put("plugin_order_orderstates_id", orderState);
    }

    /** A container of the plugin Fields. */
    public int fieldsContainer(String label, ItemType... types) {
        database.settings.plugin("fields", true);
        List<String> names = Arrays.stream(types).map(ItemType::glpi).toList();
        Map<String, @Nullable Object> input = Json.object("label", label);
        FieldsPlugin fields = new FieldsPlugin(database);
        fields.prepareContainer(input);
        Row container = database.table("PluginFieldsContainer").draft().put("label", label);
        container
                .put("name", input.get("name"))
                .put("itemtypes", Json.text(names))
                .put("type", "dom")
                .put("is_active", 1);
        fields.createTables(container);
        return inserted(container);
    }

    /** A field of a container; answers the key by which items are written, such as {@code mdmidfield}. */
    public String field(int container, String label) {
        Map<String, @Nullable Object> input = Json.object("label", label);
        FieldsPlugin fields = new FieldsPlugin(database);
        fields.prepareField(input);
        Row field =
                database.table("PluginFieldsField").draft().put("label", label).put("name", input.get("name"));
        inserted(field.put("type", "text").put("plugin_fields_containers_id", container));
        fields.addColumn(field);
        return field.text("name");
    }

    /** Locks a field of an item against inventories. */
    public int lock(ItemType type, int id, String field) {
        return new Locks(database).lock(type.glpi(), id, field);
    }

    /** Locks a field of all items of a type against inventories. */
    public int globalLock(ItemType type, String field) {
        return new Locks(database).lock(type.glpi(), 0, field);
    }

    /** Connects an item directly to a computer. */
    public int connect(int computer, ItemType type, int id) {
        Row row = database.connections().draft();
        if (database.version.is10()) {
            row.put("computers_id", computer).put("itemtype", type.glpi()).put("items_id", id);
        } else {
            row.put("itemtype_asset", "Computer").put("items_id_asset", computer);
            row.put("itemtype_peripheral", type.glpi()).put("items_id_peripheral", id);
        }
        return inserted(row);
    }

    public int assetRule(AssetRule rule) {
        Row row = stamped("RuleAsset").put("sub_type", "RuleAsset").put("match", "AND");
        int id = inserted(row.put("name", rule.name()).put("condition", AssetRules.ON_ADD | AssetRules.ON_UPDATE));
        Row criterion =
                database.table("RuleCriteria").draft().put("rules_id", id).put("criteria", "_itemtype");
        inserted(criterion.put("pattern", rule.type().glpi()));
        Row action = database.table("RuleAction").draft().put("rules_id", id).put("action_type", "assign");
        inserted(action.put("field", rule.column()).put("value", rule.value()));
        return id;
    }

    /** Refuses writes that give two items of a type one value in a column. */
    public int unique(ItemType type, String column) {
        Row row = stamped("FieldUnicity").put("name", "unique " + column).put("itemtype", type.glpi());
        return inserted(row.put("fields", column).put("is_active", 1).put("action_refuse", 1));
    }

    /** Makes {@code id} the next one of a type of rows, by its name in the API; those in between stay unused. */
    public void skipTo(String type, int id) {
        database.table(type).skipTo(id);
    }

    private Row stamped(String type) {
        Row row = database.table(type).draft();
        installation.stamp(row);
        return row;
    }

    private void clear(String table, ItemType type, int id) {
        Table rows = database.table(table);
        rows.by("items_id", type.glpi(), id).forEach(rows::remove);
    }

    private Row beside(String table, ItemType type, int id) {
        return stamped(table).put("itemtype", type.glpi()).put("items_id", id);
    }

    private int inserted(Row row) {
        return database.table(row.type()).insert(row).id();
    }

    private int tree(Row row) {
        inserted(row);
        new Trees(database).complete(row);
        return row.id();
    }
}
