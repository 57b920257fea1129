package dev.rollcall.host.asset;

import dev.rollcall.api.device.SpecKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays specs over older ones of the same device. Devices that share all of their texts but one, as those of a
 * {@link SpecsPool} do, share them afterwards too: what two of these go together to is made once. Used by one thread.
 */
public final class SpecsOverlay {
    /** Of specs that go together; further ones are laid anew each time. */
    private static final int MOST_PAIRS = 50_000;

    private final SpecsPool pool;
    private final ValuePool values;
    private final Map<Pair, Laid> pairs = new HashMap<>();

    /**
     * An empty one.
     *
     * @param values that the specs share with others
     */
    public SpecsOverlay(ValuePool values) {
        this.pool = new SpecsPool();
        this.values = values;
    }

    /** Specs that others are laid over later, with what they have in common kept once. */
    public Specs shared(Map<? extends SpecKey<?>, String> texts) {
        return pool.of(texts).sharing(values);
    }

    /** The newer specs, and of the older ones what the newer ones lack. */
    public Specs of(Specs newer, Specs older) {
        if (older.isEmpty()) {
            return newer;
        }
        if (!newer.isArrayShared() || !older.isArrayShared()) {
            return anew(newer, older);
        }
        var pair = new Pair(newer, older);
        var laid = pairs.get(pair);
        if (laid == null) {
            laid = Laid.of(newer, older);
            if (pairs.size() < MOST_PAIRS) {
                pairs.put(pair, laid);
            }
        }
        var next = laid.next(newer, older);
        return next == null ? anew(newer, older) : next;
    }

    private Specs anew(Specs newer, Specs older) {
        return shared(older.with(newer.asMap()).asMap());
    }

    /** Two specs as far as others share them: their very arrays and not the like of them. */
    private static final class Pair {
        private final Specs newer;
        private final Specs older;

        Pair(Specs newer, Specs older) {
            this.newer = newer;
            this.older = older;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair pair && pair.newer.sharesWith(newer) && pair.older.sharesWith(older);
        }

        @Override
        public int hashCode() {
            return newer.sharedHash() * 31 + older.sharedHash();
        }
    }

    /**
     * What two specs go together to.
     *
     * @param first of the first device that has them; none if each brings a text that no others share, for which
     *     there is no room beside the arrays
     * @param isNewersOwn whether the text that no others share is the newer one's
     * @param isOldersOwn whether it is the older one's
     */
    private record Laid(@Nullable Specs first, boolean isNewersOwn, boolean isOldersOwn) {
        static Laid of(Specs newer, Specs older) {
            var slots = new TreeMap<SpecKey<?>, Slot>(Comparator.comparing(SpecKey::name));
            older.slots((key, text) -> slots.put(key, new Slot(text, false)));
            newer.slots((key, text) -> slots.put(key, new Slot(text, true)));
            var isNewersOwn = slots.containsValue(new Slot(null, true));
            var isOldersOwn = slots.containsValue(new Slot(null, false));
            if (isNewersOwn && isOldersOwn) {
                return new Laid(null, true, true);
            }
            var keys = slots.keySet().toArray(SpecKey<?>[]::new);
            var texts = slots.values().stream().map(Slot::text).toArray(String[]::new);
            return new Laid(
                    new Specs(keys, texts, own(isNewersOwn, isOldersOwn, newer, older)), isNewersOwn, isOldersOwn);
        }

        private static @Nullable String own(boolean isNewersOwn, boolean isOldersOwn, Specs newer, Specs older) {
            if (isNewersOwn) {
                return newer.own();
            }
            return isOldersOwn ? older.own() : null;
        }

        /** The specs of a further device that has them; null if they have to be laid by themselves. */
        @Nullable
        Specs next(Specs newer, Specs older) {
            return first == null ? null : first.owning(own(isNewersOwn, isOldersOwn, newer, older));
        }
    }

    /**
     * A text among those that go together.
     *
     * @param text null for the one that no others share
     */
    private record Slot(@Nullable String text, boolean isNewer) {}
}
