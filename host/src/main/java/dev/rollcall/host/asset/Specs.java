package dev.rollcall.host.asset;

import dev.rollcall.api.device.SpecKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Specs in the platform's spelling: what an asset's fields hold, or what a device's reported specs would be written as.
 * Both sides are spelled by the platform's adapter, so that {@code 17179869184} bytes and the {@code 16 GB} of a field
 * never count as a difference.
 *
 * <p>On an asset, an entry with an empty text is a field that is there and blank, and a key without an entry is a field
 * that the asset does not have. On a device there are no empty texts: what the MDM does not report has no entry (R10).
 *
 * <p>Immutable and compact: two arrays in the order of the keys' names, which others share, the one text that tells
 * these specs from theirs, and a digest by which equal sides are told without looking at a text.
 */
public final class Specs {
    /** No field at all. */
    public static final Specs NONE = new Specs(new SpecKey<?>[0], new String[0], null);

    private static final SpecKey<?>[] NO_KEYS = new SpecKey<?>[0];

    private final SpecKey<?>[] keys;
    private final @Nullable String[] texts;
    /**
     * The text that no others share, such as a device's address: {@link #texts} has null in its place. Where there are
     * several such texts they are all in the array, which nobody shares then, and this is one of them.
     */
    private final @Nullable String own;

    private final long digest;

    /**
     * Of arrays that nobody changes; keys in order.
     *
     * @param own stands for the text that is null, if there is one; not null where the array is not shared
     */
    Specs(SpecKey<?>[] keys, @Nullable String[] texts, @Nullable String own) {
        this.keys = keys;
        this.texts = texts;
        this.own = own;
        this.digest = sum();
    }

    private Specs(Specs specs, @Nullable String[] texts, String own) {
        this.keys = specs.keys;
        this.texts = texts;
        this.own = own;
        this.digest = specs.digest;
    }

    public static Specs of(Map<? extends SpecKey<?>, String> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        var keys = sorted(values.keySet());
        return new Specs(keys, texts(keys, values), null);
    }

    /** The texts of those keys, in their order. */
    static String[] texts(SpecKey<?>[] keys, Map<? extends SpecKey<?>, String> values) {
        var texts = new String[keys.length];
        for (var i = 0; i < keys.length; i++) {
            texts[i] = Objects.requireNonNull(values.get(keys[i]));
        }
        return texts;
    }

    static SpecKey<?>[] sorted(Set<? extends SpecKey<?>> unsorted) {
        var keys = unsorted.toArray(NO_KEYS);
        Arrays.sort(keys, Comparator.comparing(SpecKey::name));
        return keys;
    }

    /** The text of a field; an empty text where the field is blank, empty where there is no such field. */
    public Optional<String> text(SpecKey<?> key) {
        for (var i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return Optional.of(text(i));
            }
        }
        return Optional.empty();
    }

    /** The keys that have an entry. */
    public Set<SpecKey<?>> keys() {
        return Set.of(keys);
    }

    public Map<SpecKey<?>, String> asMap() {
        var map = new LinkedHashMap<SpecKey<?>, String>();
        for (var i = 0; i < keys.length; i++) {
            map.put(keys[i], text(i));
        }
        return map;
    }

    /**
     * What of {@code reported} these fields lack: differing texts of fields that are there.
     *
     * @param reported a device's specs
     */
    public List<Difference> differencesTo(Specs reported) {
        if (reported.digest == digest) {
            return List.of();
        }
        List<Difference> differences = List.of();
        var mine = 0;
        var theirs = 0;
        while (mine < keys.length && theirs < reported.keys.length) {
            var order = order(keys[mine], reported.keys[theirs]);
            if (order == 0 && !text(mine).equals(reported.text(theirs))) {
                differences = differences.isEmpty() ? new ArrayList<>(4) : differences;
                differences.add(new Difference(keys[mine], text(mine), reported.text(theirs)));
            }
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        return differences;
    }

    /** These specs with other texts in place of, or beside, those they have. */
    public Specs with(Map<? extends SpecKey<?>, String> changed) {
        var all = asMap();
        all.putAll(changed);
        return of(all);
    }

    /** These specs, with the texts that tell them from others as the pool has them. */
    public Specs sharing(ValuePool values) {
        if (own == null) {
            return this;
        }
        var same = isArrayShared()
                ? texts
                : Arrays.stream(texts).map(values::sharedOrNull).toArray(String[]::new);
        return new Specs(this, same, values.shared(own));
    }

    /** Whether others may have the same array of texts. */
    boolean isArrayShared() {
        return own == null || Arrays.asList(texts).contains(null);
    }

    /** Whether both are the same but for the text that no others share. */
    boolean sharesWith(Specs other) {
        return texts == other.texts && keys == other.keys;
    }

    /** The same for all that share with each other. */
    int sharedHash() {
        return System.identityHashCode(texts) * 31 + System.identityHashCode(keys);
    }

    /** The text that no others share, if the array of texts is shared. */
    @Nullable
    String own() {
        return own;
    }

    /** The same keys and texts with another one that no others share; null where there is none. */
    Specs owning(@Nullable String text) {
        return text == null ? this : new Specs(keys, texts, text);
    }

    /** Each key with its text, or with null where that is the one that no others share. */
    void slots(BiConsumer<SpecKey<?>, @Nullable String> taker) {
        for (var i = 0; i < keys.length; i++) {
            taker.accept(keys[i], texts[i]);
        }
    }

    /** Whether there is no field at all. */
    public boolean isEmpty() {
        return keys.length == 0;
    }

    private String text(int place) {
        var text = texts[place];
        return text == null ? Objects.requireNonNull(own) : text;
    }

    /** Equal for equal filled entries; blank entries leave no trace in it. */
    public long digest() {
        return digest;
    }

    private static int order(SpecKey<?> one, SpecKey<?> other) {
        return one.equals(other) ? 0 : one.name().compareTo(other.name());
    }

    private long sum() {
        var sum = 0L;
        for (var i = 0; i < keys.length; i++) {
            if (!text(i).isEmpty()) {
                sum += mixed(hash(hash(1125899906842597L, keys[i].name()), text(i)));
            }
        }
        return sum;
    }

    /** 64 bits of a text: those 32 of {@link String#hashCode} would let a change slip through now and then. */
    private static long hash(long seed, String text) {
        var hash = seed;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (hash ^ text.length()) * 0x9E3779B97F4A7C15L;
    }

    private static long mixed(long hash) {
        var mixed = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 29);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Specs specs
                && specs.digest == digest
                && Arrays.equals(specs.keys, keys)
                && IntStream.range(0, keys.length).allMatch(i -> text(i).equals(specs.text(i)));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(digest);
    }

    @Override
    public String toString() {
        return asMap().toString();
    }

    /**
     * A field that does not hold what is reported.
     *
     * @param before the field's text; empty if it is blank
     * @param after the reported text, not empty
     */
    public record Difference(SpecKey<?> key, String before, String after) {}
}
