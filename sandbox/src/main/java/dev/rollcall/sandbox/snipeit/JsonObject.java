package dev.rollcall.sandbox.snipeit;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making. */
final class JsonObject extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    JsonObject with(String key, @Nullable Object value) {
        put(key, value);
        return this;
    }

    /** A reference to a row, as most answers show one; null for none. */
    static @Nullable JsonObject reference(@Nullable Row row) {
        return row == null ? null : reference(row.id, row.name);
    }

    static JsonObject reference(int id, String name) {
        return new JsonObject().with("id", id).with("name", Text.escape(name));
    }

    static @Nullable Integer idOrNull(int id) {
        return id == 0 ? null : id;
    }

    static int bit(boolean value) {
        return value ? 1 : 0;
    }
}
