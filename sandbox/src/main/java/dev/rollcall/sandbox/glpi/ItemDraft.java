package dev.rollcall.sandbox.glpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item as a world is given it: stored as it is said here, whatever the rules say. 0 stands for none. */
public final class ItemDraft {
    private final Database database;
    private final ItemType type;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    ItemDraft(Database database, ItemType type) {
        this.database = database;
        this.type = type;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    public ItemDraft name(@Nullable String name) {
        return column("name", name);
    }

    public ItemDraft serial(@Nullable String serial) {
        return column("serial", serial);
    }

    /** The inventory number. */
    public ItemDraft otherserial(@Nullable String number) {
        return column("otherserial", number);
    }

    public ItemDraft user(int id) {
        return column("users_id", id);
    }

    public ItemDraft group(int id) {
        boolean isNumber = database.version.is10();
        return column("groups_id", isNumber ? (Object) id : id == 0 ? List.of() : List.of(id));
    }

    public ItemDraft status(int id) {
        return column("states_id", id);
    }

    public ItemDraft model(int id) {
        return column(type.modelColumn(), id);
    }

    public ItemDraft manufacturer(int id) {
        return column("manufacturers_id", id);
    }

    public ItemDraft entity(int id) {
        return column("entities_id", id);
    }

    public ItemDraft location(int id) {
        return column("locations_id", id);
    }

    public ItemDraft uuid(@Nullable String uuid) {
        return column("uuid", uuid);
    }

    public ItemDraft comment(@Nullable String comment) {
        return column("comment", comment);
    }

    /** Whether an agent inventories it. */
    public ItemDraft dynamic(boolean dynamic) {
        return column("is_dynamic", dynamic ? 1 : 0);
    }

    public ItemDraft template(boolean template) {
        column("template_name", template ? "Template" : null);
        return column("is_template", template ? 1 : 0);
    }

    public ItemDraft trashed(boolean trashed) {
        return column("is_deleted", trashed ? 1 : 0);
    }

    /** Any column of the type's table, or a field of the plugin Fields by its key. */
    public ItemDraft column(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }
}
