package dev.rollcall.host.asset;

import dev.rollcall.api.device.SpecKey;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes specs that share what most of them have in common: which keys there are, and texts such as a model's name or a
 * version. Texts of a key that are different on nearly every asset are left alone. Safe for use by several threads.
 */
public final class SpecsPool {
    /** A key with more texts than these tells assets apart: an address, a telephone number. */
    private static final int MOST_TEXTS = 2000;

    private final Map<Set<SpecKey<?>>, SpecKey<?>[]> shapes = new ConcurrentHashMap<>();
    private final Map<SpecKey<?>, Map<String, String>> texts = new ConcurrentHashMap<>();

    /** Those specs. */
    public Specs of(Map<? extends SpecKey<?>, String> values) {
        if (values.isEmpty()) {
            return Specs.NONE;
        }
        var keys = shapes.get(values.keySet());
        if (keys == null) {
            keys = Specs.sorted(values.keySet());
            shapes.put(Set.of(keys), keys);
        }
        var shared = new String[keys.length];
        for (var i = 0; i < keys.length; i++) {
            shared[i] = shared(keys[i], Objects.requireNonNull(values.get(keys[i])));
        }
        return new Specs(keys, shared);
    }

    private String shared(SpecKey<?> key, String text) {
        var known = texts.computeIfAbsent(key, first -> new ConcurrentHashMap<>());
        var same = known.get(text);
        if (same != null) {
            return same;
        }
        if (known.size() < MOST_TEXTS) {
            known.put(text, text);
        }
        return text;
    }
}
