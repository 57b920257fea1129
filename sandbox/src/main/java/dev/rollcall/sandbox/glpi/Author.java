package dev.rollcall.sandbox.glpi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who writes, and what GLPI tells them.
 *
 * @param shownName as the history shows the author, {@code glpi (2)}
 * @param session the session that new rows and rights follow; null for an agent
 */
record Author(int user, String shownName, @Nullable Session session, Messages messages) {
    static Author of(Database database, int user, @Nullable Session session) {
        Row row = database.table("User").find(user);
        String name = row == null ? "" : row.text("name") + " (" + user + ")";
        return new Author(user, name, session, new Messages());
    }

    /** An agent's inventory, which the history shows without a person. */
    static Author agent() {
        return new Author(0, "inventory", null, new Messages());
    }

    int activeEntity() {
        return session == null ? 0 : session.scope().active();
    }

    Messages.Language language() {
        return session == null ? Messages.Language.ENGLISH : session.language();
    }

    /** Whether an input acts as an inventory does. */
    static boolean isInventory(Map<String, @Nullable Object> input) {
        return isSet(input.get("is_dynamic"));
    }

    static boolean isSet(@Nullable Object flag) {
        return flag != null && !flag.equals(false) && Query.isSet(flag.toString());
    }
}
