package dev.rollcall.host.asset;

import dev.rollcall.api.device.SpecKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes specs that share what most of them have in common: which keys there are, texts such as a model's name or a
 * version, and which of these go together. Texts of a key that are different on nearly every asset are left alone. Safe
 * for use by several threads.
 */
public final class SpecsPool {
    /** A key with more texts than these tells assets apart: an address, a telephone number. */
    private static final int MOST_TEXTS = 2000;
    /** Of texts that go together; further ones are kept with each specs. */
    private static final int MOST_COMBINATIONS = 50_000;

    private final Map<Set<SpecKey<?>>, SpecKey<?>[]> shapes = new ConcurrentHashMap<>();
    private final Map<SpecKey<?>, Map<String, String>> texts = new ConcurrentHashMap<>();
    private final Map<List<@Nullable String>, @Nullable String[]> combinations = new ConcurrentHashMap<>();

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
        var shared = new @Nullable String[keys.length];
        @Nullable String own = null;
        var owned = 0;
        for (var i = 0; i < keys.length; i++) {
            var text = Objects.requireNonNull(values.get(keys[i]));
            shared[i] = shared(keys[i], text);
            if (shared[i] == null) {
                own = text;
                owned++;
            }
        }
        return new Specs(keys, owned > 1 ? Specs.texts(keys, values) : combined(shared), own);
    }

    /** The text as others have it; null if it is different on nearly every asset. */
    private @Nullable String shared(SpecKey<?> key, String text) {
        var known = texts.computeIfAbsent(key, first -> new ConcurrentHashMap<>());
        var same = known.get(text);
        if (same != null) {
            return same;
        }
        if (known.size() < MOST_TEXTS) {
            known.put(text, text);
            return text;
        }
        return null;
    }

    private @Nullable String[] combined(@Nullable String[] shared) {
        // Looks through to the array, which nobody changes from here on.
        var texts = Arrays.asList(shared);
        var same = combinations.get(texts);
        if (same != null) {
            return same;
        }
        if (combinations.size() < MOST_COMBINATIONS) {
            combinations.put(texts, shared);
        }
        return shared;
    }
}
