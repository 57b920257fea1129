package dev.rollcall.sandbox.glpi;

import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the web pages, who edits by hand: with rules, locks, history and connected items, as the API does, but
 * without asking for rights. Safe for all threads, also within {@link Faults#duringNextWrite}.
 */
public final class Person {
    private final Database database;
    private final Writer writer;
    private final int user;

    Person(Database database, Writer writer, int user) {
        this.database = database;
        this.writer = writer;
        this.user = user;
    }

    /** Gives an item to a user. */
    public void assign(ItemType type, int id, int toUser) {
        edit(type, id, "users_id", toUser);
    }

    /** Takes an item from its user. */
    public void clear(ItemType type, int id) {
        edit(type, id, "users_id", 0);
    }

    public void status(ItemType type, int id, int state) {
        edit(type, id, "states_id", state);
    }

    /**
     * Changes a column of an item.
     *
     * @throws IllegalStateException if GLPI refuses it
     */
    public void edit(ItemType type, int id, String column, @Nullable Object value) {
        locked(() -> {
            Table table = database.table(type);
            Author author = Author.of(database, user, null);
            if (!writer.update(table, table.row(id), Json.object(column, value), author)) {
                throw new IllegalStateException("GLPI refused to change " + column + " of " + type.glpi() + " " + id
                        + ". Change the test or the rule: " + author.messages().take());
            }
        });
    }

    /** Adds a row to the tab "Remote management". */
    public void link(ItemType type, int id, String provider, String remoteId) {
        locked(() -> database.table("Item_RemoteManagement").insert(row -> row.put("itemtype", type.glpi())
                .put("items_id", id)
                .put("type", provider)
                .put("remoteid", remoteId)));
    }

    /** Removes all rows of a provider from the tab "Remote management". */
    public void unlink(ItemType type, int id, String provider) {
        locked(() -> {
            Table links = database.table("Item_RemoteManagement");
            links.by("items_id", type.glpi(), id).stream()
                    .filter(row -> row.text("type").equals(provider))
                    .forEach(links::remove);
        });
    }

    /** Puts an item into the trash. */
    public void trash(ItemType type, int id) {
        locked(() -> {
            Table table = database.table(type);
            writer.delete(table, table.row(id), false, Author.of(database, user, null));
        });
    }

    private void locked(Runnable edit) {
        Lock lock = database.lock.writeLock();
        lock.lock();
        try {
            edit.run();
        } finally {
            lock.unlock();
        }
    }
}
