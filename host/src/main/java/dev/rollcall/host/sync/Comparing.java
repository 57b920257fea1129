package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ComparisonStore;
import dev.rollcall.host.journal.ComparisonStore.Mark;
import dev.rollcall.host.journal.ComparisonStore.Origin;
import dev.rollcall.host.reconcile.Comparison;
import dev.rollcall.host.reconcile.Comparison.State;
import dev.rollcall.host.reconcile.Extent;
import dev.rollcall.host.reconcile.Guardrail.Guarded;
import dev.rollcall.host.reconcile.Guardrail.Held;
import dev.rollcall.host.reconcile.Plan;
import dev.rollcall.host.reconcile.Scene;
import dev.rollcall.host.reconcile.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how a run's devices stand beside their assets, and no more of it than has changed: where all of it is as it was,
 * that costs a number per device and one query.
 */
final class Comparing {
    private static final int AT_ONCE = 1000;

    private final ComparisonStore store;
    private final Origin origin;
    private final Scene scene;
    private final Plan plan;
    private final Map<String, Held> held = new HashMap<>();

    /**
     * Of what a run decided.
     *
     * @param guarded what of the plan is held
     */
    Comparing(ComparisonStore store, Origin origin, Scene scene, Plan plan, Guarded guarded) {
        this.store = store;
        this.origin = origin;
        this.scene = scene;
        this.plan = plan;
        guarded.held().forEach(one -> held.putIfAbsent(one.verdict().subject(), one));
    }

    /** Keeps the devices that were looked up by themselves. */
    void keepSingle() {
        eachVerdict(verdict -> Comparison.of(verdict, held(verdict)).ifPresent(device -> store.keep(origin, device)));
    }

    /**
     * Keeps all devices.
     *
     * @param isFinal whether the run writes nothing that changes how they stand
     */
    void keepAll(boolean isFinal) {
        var sum = sum();
        if (store.sum(origin.connectionId()).equals(OptionalLong.of(sum))) {
            return;
        }
        store.forgetSum(origin.connectionId());
        var kept = new Kept();
        store.each(origin.connectionId(), kept);
        new Writing(kept).write();
        store.remove(origin.connectionId(), kept.leaving());
        store.forgetEnds(kept.brokenEnds());
        if (isFinal) {
            store.keepSum(origin.connectionId(), sum);
        }
    }

    /** Of what is shown, and of what decides whether a device stays that is not shown. */
    private long sum() {
        var sum = new long[] {scene.platform().isComplete() ? 1 : 0};
        eachVerdict(verdict -> sum[0] += Comparison.digest(verdict, held(verdict)));
        scene.reading()
                .extents()
                .forEach((list, extent) ->
                        sum[0] += mixed(list.hashCode(), extent.name().hashCode()));
        scene.reading().rejected().forEach(sourceId -> sum[0] += mixed(sourceId.hashCode(), -1));
        return sum[0];
    }

    private static long mixed(long one, long other) {
        var mixed = (one * 31 + other) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    private void eachVerdict(Consumer<Verdict> consumer) {
        plan.notable().forEach(consumer);
        plan.quiet().forEach(consumer);
    }

    private @Nullable Held held(Verdict verdict) {
        return held.isEmpty() ? null : held.get(verdict.subject());
    }

    private int place(String sourceId) {
        return scene.sightings().own().place(sourceId);
    }

    /** What is kept, by the places of this connection's sightings: nearly every device has one. */
    private final class Kept implements Consumer<Mark> {
        private final BitSet shown = new BitSet();
        private final BitSet there = new BitSet();
        private final long[] digests = new long[scene.sightings().own().size()];
        /** Those that nobody had noted before this run. */
        private final Map<String, Mark> strangers = new HashMap<>();

        private final List<String> leaving = new ArrayList<>();
        private final List<Mark> ended = new ArrayList<>();

        Kept() {
            eachVerdict(verdict -> {
                var place = place(verdict.sourceId());
                if (place >= 0 && Comparison.digest(verdict, held(verdict)) != 0) {
                    shown.set(place);
                }
            });
        }

        @Override
        public void accept(Mark mark) {
            var place = place(mark.sourceId());
            if (place < 0) {
                strangers.put(mark.sourceId(), mark);
                return;
            }
            there.set(place);
            digests[place] = mark.digest();
            if (!shown.get(place)) {
                leave(mark);
            }
        }

        /** Only a list that was read to its end says that a device is not there. */
        private void leave(Mark mark) {
            if (mark.state() == State.ENDED) {
                ended.add(mark);
                return;
            }
            var isRead = scene.platform().isComplete() && scene.reading().of(mark.list()) == Extent.COMPLETE;
            if (isRead && !scene.reading().rejected().contains(mark.sourceId())) {
                leaving.add(mark.sourceId());
            }
        }

        boolean isEmpty() {
            return there.isEmpty() && strangers.isEmpty();
        }

        boolean isSame(String sourceId, long digest) {
            var place = place(sourceId);
            return place >= 0 && there.get(place) && digests[place] == digest;
        }

        /** Whether something is kept of it; from now on it is. */
        boolean isKnown(String sourceId) {
            var place = place(sourceId);
            if (place < 0) {
                return strangers.remove(sourceId) != null;
            }
            var isThere = there.get(place);
            there.set(place);
            return isThere;
        }

        List<String> leaving() {
            strangers.values().forEach(this::leave);
            return leaving;
        }

        /** Assets of which it is not to be shown any more that they were ended: the device is back, or the asset is gone. */
        Set<String> brokenEnds() {
            var assets = new HashSet<String>();
            ended.forEach(mark -> assets.add(String.valueOf(mark.assetId())));
            if (assets.isEmpty()) {
                return Set.of();
            }
            var broken = new HashSet<String>();
            eachVerdict(verdict -> {
                var asset = verdict.asset();
                var device = verdict.device();
                if (asset != null && device != null && assets.contains(asset.id())) {
                    broken.add(asset.id());
                }
            });
            if (scene.platform().isComplete()) {
                scene.platform().assets().forEach(asset -> assets.remove(asset.id()));
                broken.addAll(assets);
            }
            return broken;
        }
    }

    /** Writes what is not as it is kept, a part at a time. */
    private final class Writing {
        private final Kept kept;
        private final List<Comparison> fresh = new ArrayList<>();
        private final List<Comparison> changed = new ArrayList<>();

        Writing(Kept kept) {
            this.kept = kept;
        }

        void write() {
            if (kept.isEmpty()) {
                // Rows that come in the order of the indexes are written in a fraction of the time.
                inOrder().forEach(this::look);
            } else {
                eachVerdict(this::look);
            }
            send();
        }

        private List<Verdict> inOrder() {
            var verdicts = new ArrayList<>(plan.verdicts());
            verdicts.sort(Comparator.comparing(Writing::listedBy, String.CASE_INSENSITIVE_ORDER));
            return verdicts;
        }

        private static String listedBy(Verdict verdict) {
            var device = verdict.device();
            return device == null
                    ? verdict.sourceId()
                    : Comparison.listedBy(device.name(), device.serial(), device.sourceId());
        }

        private void look(Verdict verdict) {
            var digest = Comparison.digest(verdict, held(verdict));
            if (digest == 0 || kept.isSame(verdict.sourceId(), digest)) {
                return;
            }
            Comparison.of(verdict, held(verdict))
                    .ifPresent(device -> (kept.isKnown(device.sourceId()) ? changed : fresh).add(device));
            if (fresh.size() + changed.size() >= AT_ONCE) {
                send();
            }
        }

        private void send() {
            store.add(origin, fresh);
            store.replace(origin, changed);
            fresh.clear();
            changed.clear();
        }
    }
}
