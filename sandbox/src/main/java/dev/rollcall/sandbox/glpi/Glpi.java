package dev.rollcall.sandbox.glpi;

import dev.rollcall.sandbox.server.LocalServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A running GLPI on 127.0.0.1. Its legacy API answers as the real one does, below {@code /apirest.php} and in version 11
 * below {@code /api.php/v1} too; its Java methods look behind it, and do what people, agents and accidents do. Safe for all
 * threads.
 */
public final class Glpi implements AutoCloseable {
    private final GlpiWorld world;
    private final Database database;
    private final Writer writer;
    private final Sessions sessions;
    private final Faults faults = new Faults();
    private final LocalServer server;
    private final Front front;

    private Glpi(GlpiWorld world, int port) {
        this.world = world;
        this.database = world.database();
        this.sessions = new Sessions(database);
        this.writer = new Writer(database, sessions);
        this.server = LocalServer.on("glpi", port);
        Routes routes = new Routes(database, sessions, writer, server.url().toString());
        this.front = new Front(database, faults, sessions, routes);
        server.serve(front);
    }

    /** Starts a server on a free port. */
    public static Glpi start(GlpiWorld world) {
        return start(world, 0);
    }

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException if the port is taken
     */
    public static Glpi start(GlpiWorld world, int port) {
        return new Glpi(world, port);
    }

    /** Where it listens, without a path: the API is below {@code /apirest.php}. */
    public URI url() {
        return server.url();
    }

    public Faults faults() {
        return faults;
    }

    /** How many requests have come in. */
    public long requests() {
        return front.requests();
    }

    /**
     * The last 10,000 requests that were meant to change something, oldest first, refused or not: {@code PUT
     * /apirest.php/Computer}.
     */
    public List<String> writes() {
        return front.writes();
    }

    /** Changes settings while it runs. */
    public void settings(Consumer<Settings> change) {
        edit(edited -> change.accept(edited.settings()));
    }

    /** Changes rows as the database's own console would: without rules and without history. */
    public void edit(Consumer<GlpiWorld> change) {
        Lock lock = database.lock.writeLock();
        lock.lock();
        try {
            change.accept(world);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Somebody to edit by hand.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public Person person(int userId) {
        return read(() -> {
            database.table("User").row(userId);
            return new Person(database, writer, userId);
        });
    }

    /** Takes in what an agent tells of a computer; answers the computer's id. */
    public int inventory(AgentInventory inventory) {
        Lock lock = database.lock.writeLock();
        lock.lock();
        try {
            return new Agents(database, writer).inventory(inventory);
        } finally {
            lock.unlock();
        }
    }

    /** An item's row; templates and what is in the trash too. */
    public Optional<ItemState> item(ItemType type, int id) {
        return read(() -> Optional.ofNullable(database.table(type).find(id)).map(row -> state(type, row)));
    }

    /** All items of a type, by id; templates and the trash's too. */
    public List<ItemState> items(ItemType type) {
        return read(() -> database.table(type).rows().stream()
                .map(row -> state(type, row))
                .toList());
    }

    /** All items of all types with a serial, as the database compares serials; templates and the trash's too. */
    public List<ItemState> itemsBySerial(String serial) {
        return read(() -> {
            List<ItemState> found = new ArrayList<>();
            for (ItemType type : ItemType.values()) {
                database.table(type).rows().stream()
                        .filter(row -> Values.collated(row.get("serial")).equals(Values.collated(serial)))
                        .forEach(row -> found.add(state(type, row)));
            }
            return found;
        });
    }

    /** How many rows a type of items has, templates and the trash's too. */
    public int itemCount(ItemType type) {
        return read(() -> database.table(type).size());
    }

    /** The rows of an item's tab "Remote management", oldest first. */
    public List<RemoteLink> links(ItemType type, int id) {
        return read(() -> database.table("Item_RemoteManagement").by("items_id", type.glpi(), id).stream()
                .map(row -> new RemoteLink(row.id(), row.text("type"), row.text("remoteid")))
                .toList());
    }

    /** The operating system of an item; empty if it has none. */
    public Optional<OperatingSystem> operatingSystem(ItemType type, int id) {
        return read(() -> database.table("Item_OperatingSystem").by("items_id", type.glpi(), id).stream()
                .findFirst()
                .map(row -> new OperatingSystem(
                        named("OperatingSystem", row.number("operatingsystems_id")),
                        named("OperatingSystemVersion", row.number("operatingsystemversions_id")))));
    }

    private String named(String type, int id) {
        Row row = database.table(type).find(id);
        return row == null ? "" : row.text("name");
    }

    /** The number of the order that an item is under and not delivered of, as its financial information has it. */
    public Optional<String> openOrder(ItemType type, int id) {
        return read(() -> database.table("Infocom").by("items_id", type.glpi(), id).stream()
                .filter(row -> row.get("delivery_date") == null)
                .map(row -> row.text("order_number"))
                .filter(number -> !number.isEmpty())
                .findFirst());
    }

    /** The fields of an item that are locked against inventories, but for those locked for all items. */
    public List<String> locks(ItemType type, int id) {
        return read(() -> database.table("Lockedfield").by("items_id", type.glpi(), id).stream()
                .map(row -> row.text("field"))
                .toList());
    }

    /** An item's history, oldest first. */
    public List<LogEntry> logOf(ItemType type, int id) {
        return read(() -> database.table("Log").by("items_id", type.glpi(), id).stream()
                .map(Glpi::entry)
                .toList());
    }

    private static LogEntry entry(Row row) {
        return new LogEntry(
                row.id(),
                row.text("user_name"),
                row.number("id_search_option"),
                row.text("old_value"),
                row.text("new_value"));
    }

    /** Ends all sessions: the next request of each client is answered with 401. */
    public void killSessions() {
        sessions.endAll();
    }

    @Override
    public void close() {
        faults.release();
        server.close();
    }

    private ItemState state(ItemType type, Row row) {
        return ItemState.of(database, type, row);
    }

    private <T> T read(Supplier<T> reading) {
        Lock lock = database.lock.readLock();
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }
}
