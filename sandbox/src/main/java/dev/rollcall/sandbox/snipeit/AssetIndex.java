package dev.rollcall.sandbox.snipeit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds assets by a text that the database's collation compares: a hash table of ids, eight bytes a slot, since a map
 * of texts would outweigh the assets.
 */
final class AssetIndex {
    private static final int FREE = 0;
    private static final int REMOVED = -1;

    private final Function<Asset, @Nullable String> key;
    private int[] ids = new int[1024];
    private int[] hashes = new int[1024];
    private int filled;

    AssetIndex(Function<Asset, @Nullable String> key) {
        this.key = key;
    }

    void add(Asset asset) {
        String text = key.apply(asset);
        if (text == null || text.isEmpty()) {
            return;
        }
        if (filled * 2 >= ids.length) {
            grow();
        }
        put(asset.id, hash(text));
    }

    void remove(Asset asset) {
        String text = key.apply(asset);
        if (text == null || text.isEmpty()) {
            return;
        }
        int slot = first(hash(text));
        while (ids[slot] != FREE) {
            if (ids[slot] == asset.id) {
                ids[slot] = REMOVED;
                return;
            }
            slot = (slot + 1) & (ids.length - 1);
        }
    }

    /** The assets of that text, by id. */
    List<Asset> find(String text, LongFunction<@Nullable Asset> byId) {
        List<Asset> found = new ArrayList<>();
        int hash = hash(text);
        int slot = first(hash);
        while (ids[slot] != FREE) {
            if (ids[slot] != REMOVED && hashes[slot] == hash) {
                Asset asset = byId.apply(ids[slot]);
                if (asset != null && Collation.equal(key.apply(asset), text)) {
                    found.add(asset);
                }
            }
            slot = (slot + 1) & (ids.length - 1);
        }
        found.sort(Comparator.comparingInt(asset -> asset.id));
        return found;
    }

    private void put(int id, int hash) {
        int slot = first(hash);
        while (ids[slot] != FREE) {
            slot = (slot + 1) & (ids.length - 1);
        }
        ids[slot] = id;
        hashes[slot] = hash;
        filled++;
    }

    private void grow() {
        int[] oldIds = ids;
        int[] oldHashes = hashes;
        ids = new int[oldIds.length * 2];
        hashes = new int[oldIds.length * 2];
        filled = 0;
        for (int slot = 0; slot < oldIds.length; slot++) {
            if (oldIds[slot] != FREE && oldIds[slot] != REMOVED) {
                put(oldIds[slot], oldHashes[slot]);
            }
        }
    }

    private int first(int hash) {
        return hash & (ids.length - 1);
    }

    private static int hash(String text) {
        int hash = Collation.fold(text).hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
