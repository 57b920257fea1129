package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The items that are connected to computers, and follow their user while GLPI is set so: a sync that wrote their holder
 * too would fight with the computer's [rec 08-put-user-cascades-to-connected-monitor, 08-put-user-0-cascades]. An item
 * that several computers share ({@code is_global}) is not drawn along. Safe for use by several threads.
 */
final class Cascade {
    static final String SHARED = "is_global";

    private static final String FORMER_COMPUTER = "computers_id";

    private final Sides sides;
    /** By computer, what is connected, as at the last reading. */
    private final Map<Ref, List<Ref>> followers = new ConcurrentHashMap<>();
    /** What people call them; of those that are assets. */
    private final Map<Ref, String> labels = new ConcurrentHashMap<>();

    Cascade(Sides sides) {
        this.sides = sides;
    }

    /** Reads which items are connected; true if every connection came. What may not be read is not known, which stops nothing. */
    boolean read(Config config) throws PlatformException, InterruptedException {
        followers.clear();
        labels.clear();
        if (!config.isUserCascading()) {
            return true;
        }
        var found = new HashMap<Ref, List<Ref>>();
        try {
            var isComplete = sides.connections(config).each((type, item, row) -> {
                var computer = computer(row);
                if (computer > 0) {
                    found.computeIfAbsent(Ref.of(ItemType.COMPUTER, computer), first -> new ArrayList<>())
                            .add(Ref.of(type, item));
                }
            });
            found.forEach((computer, items) -> {
                followers.put(computer, List.copyOf(items));
                items.forEach(item -> labels.put(item, item.toString()));
            });
            return isComplete;
        } catch (PlatformException e) {
            if (e.kind() != FailureKind.CONFIGURATION) {
                throw e;
            }
            return true;
        }
    }

    /** The computer that a row connects something to; 0 if it is none. */
    private static long computer(JsonNode row) {
        if (row.has(FORMER_COMPUTER)) {
            return GlpiText.id(row, FORMER_COMPUTER);
        }
        return GlpiText.at(row, "itemtype_asset").equals(ItemType.COMPUTER.glpi())
                ? GlpiText.id(row, "items_id_asset")
                : 0;
    }

    /** What an item that is read is called; one that is shared is no follower. */
    void note(ItemType type, JsonNode row) {
        if (!labels.isEmpty()) {
            var name = GlpiText.at(row, "name").strip();
            labels.computeIfPresent(
                    Ref.of(type, GlpiText.id(row, "id")),
                    (ref, old) -> isShared(row) ? null : name.isEmpty() ? old : ref.table() + " " + name);
        }
    }

    static boolean isShared(JsonNode row) {
        return GlpiText.isOn(row, SHARED);
    }

    /** Of these items those that follow a computer's user now, with that computer. */
    Map<Ref, Ref> followed(Collection<Ref> items, Config config) throws PlatformException, InterruptedException {
        var possible =
                items.stream().filter(item -> item.type() != ItemType.COMPUTER).toList();
        if (possible.isEmpty() || !config.isUserCascading()) {
            return Map.of();
        }
        var followed = new HashMap<Ref, Ref>();
        sides.connections(config)
                .of(possible)
                .forEach((item, rows) -> rows.forEach(row -> {
                    var computer = computer(row);
                    if (computer > 0) {
                        followed.put(item, Ref.of(ItemType.COMPUTER, computer));
                    }
                }));
        return followed;
    }

    /** What else a write of a computer's holder does, as far as the last reading knows. */
    List<String> sideEffects(AssetWrite write) {
        if (write.edit().lackingIn(write.before()).holder().isEmpty()) {
            return List.of();
        }
        return Ref.ofAsset(write.before().id()).map(this::connected).orElse(List.of()).stream()
                .map(item -> "GLPI gives " + item + ", which is connected to the computer, the same user.")
                .toList();
    }

    private List<String> connected(Ref computer) {
        return followers.getOrDefault(computer, List.of()).stream()
                .filter(labels::containsKey)
                .map(item -> labels.getOrDefault(item, item.toString()))
                .toList();
    }
}
