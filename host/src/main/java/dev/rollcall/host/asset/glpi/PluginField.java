package dev.rollcall.host.asset.glpi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of the plugin Fields. It is written like a column of the item and read in a table of its own
 * [rec v11/13-fields-*].
 *
 * @param key what it is written as: {@code mdmidfield}
 * @param label as people see it
 * @param type text, textarea, number, yesno, date, url …
 * @param container the name of the tab or block that it is in, as tables are named after it
 * @param types which items have it
 */
record PluginField(String key, String label, String type, String container, Set<ItemType> types) {
    PluginField {
        types = Set.copyOf(types);
    }

    /** The table that holds its values for a type of item; null if those do not have it. */
    @Nullable
    String table(ItemType type) {
        return types.contains(type) ? "PluginFields" + type.glpi() + container : null;
    }

    boolean isFlag() {
        return type.equals("yesno");
    }

    boolean isNumber() {
        return type.equals("number");
    }

    /** Whether it holds a text of ours: the others hold ids of lists, dates and the like. */
    boolean isText() {
        return switch (type) {
            case "text", "textarea", "url", "number", "yesno" -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return "'" + label + "'";
    }
}
