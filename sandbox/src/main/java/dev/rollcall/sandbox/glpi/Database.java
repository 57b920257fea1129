package dev.rollcall.sandbox.glpi;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** All tables, what stands beside them, and the lock that guards both. */
final class Database {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    final ReadWriteLock lock = new ReentrantReadWriteLock();
    final GlpiVersion version;
    final Settings settings = new Settings();
    final Map<String, Integer> userTokens = new HashMap<>();
    final Map<Integer, String> passwords = new HashMap<>();
    final Set<String> appTokens = new TreeSet<>();
    private final InstantSource clock;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Table> byLowerCase = new HashMap<>();
    private volatile Second second = new Second(Long.MIN_VALUE, "");

    Database(GlpiVersion version, InstantSource clock) {
        this.version = version;
        this.clock = clock;
        Schemas.of(version).values().forEach(this::create);
    }

    /** A second of time and how it is shown, so that rows of one second share one text. */
    private record Second(long epoch, String shown) {}

    Table create(Schema schema) {
        Table table = new Table(schema);
        tables.put(schema.type(), table);
        byLowerCase.put(schema.type().toLowerCase(Locale.ROOT), table);
        return table;
    }

    /** A table that there always is. */
    Table table(String type) {
        Table table = tables.get(type);
        if (table == null) {
            throw new IllegalArgumentException(
                    "GLPI " + version.number() + " has no " + type + ". Name a type of tables.txt.");
        }
        return table;
    }

    Table table(ItemType type) {
        return table(type.glpi());
    }

    /** A table by its type in any case, with or without its namespace; empty if there is none or its plugin is off. */
    Optional<Table> find(String type) {
        String name = type.substring(type.lastIndexOf('\\') + 1);
        return Optional.ofNullable(byLowerCase.get(name.toLowerCase(Locale.ROOT)))
                .filter(table -> isPresent(table.schema()));
    }

    private boolean isPresent(Schema schema) {
        String plugin = schema.flag("plugin");
        return plugin.isEmpty() || settings.plugins.contains(plugin);
    }

    Iterable<Table> tables() {
        return tables.values();
    }

    Instant instant() {
        return clock.instant();
    }

    /** The server's time as it is stored. */
    String now() {
        long epoch = clock.instant().getEpochSecond();
        Second known = second;
        if (known.epoch != epoch) {
            known = new Second(
                    epoch, Instant.ofEpochSecond(epoch).atZone(settings.zone).format(TIME));
            second = known;
        }
        return known.shown;
    }

    /** The table that directly connected items stand in. */
    Table connections() {
        return table(version.is10() ? "Computer_Item" : "Asset_PeripheralAsset");
    }
}
