package dev.rollcall.host.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run decided: one verdict per device and per linked asset. Equal scenes give equal plans, in whatever order
 * their lists come. A preview is a plan that nobody executes.
 */
public final class Plan {
    private static final Comparator<Verdict> ORDER =
            Comparator.comparing(Verdict::subject).thenComparing(Verdict::sourceId);

    private final List<Verdict> notable;
    private final List<Verdict> quiet;
    private final long linkedAssets;
    private final Set<String> emptyLists;

    /**
     * @param verdicts in any order
     * @param linkedAssets how many assets are linked to the connection: the whole of R70's percentages
     * @param emptyLists the partitions that were read to their end and hold nothing (R70)
     */
    Plan(Collection<Verdict> verdicts, long linkedAssets, Set<String> emptyLists) {
        var worthTelling = new ArrayList<Verdict>();
        var others = new ArrayList<Verdict>(verdicts.size());
        for (var verdict : verdicts) {
            (verdict.isQuiet() ? others : worthTelling).add(verdict);
        }
        worthTelling.sort(ORDER);
        this.notable = List.copyOf(worthTelling);
        this.quiet = List.copyOf(others);
        this.linkedAssets = linkedAssets;
        this.emptyLists = Set.copyOf(emptyLists);
    }

    /** The verdicts that hold more than "no change", in the order of their subjects. */
    public List<Verdict> notable() {
        return notable;
    }

    /** The verdicts that hold no more than "no change"; their order means nothing. */
    public List<Verdict> quiet() {
        return quiet;
    }

    /** How many assets are linked to the connection (R70). */
    public long linkedAssets() {
        return linkedAssets;
    }

    /**
     * The same, of a connection to which so many assets are linked: a run that looks at one device does not see them
     * all (R70).
     */
    public Plan amongLinked(long assets) {
        return new Plan(verdicts(), assets, emptyLists);
    }

    /** The partitions that were read to their end and hold nothing (R70). */
    public Set<String> emptyLists() {
        return emptyLists;
    }

    /** All verdicts. */
    public List<Verdict> verdicts() {
        var all = new ArrayList<Verdict>(notable.size() + quiet.size());
        all.addAll(notable);
        all.addAll(quiet);
        return all;
    }

    /** Whether nothing would be written. */
    public boolean isIdle() {
        return notable.stream().allMatch(verdict -> verdict.changes().isEmpty());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan plan
                && plan.linkedAssets == linkedAssets
                && plan.emptyLists.equals(emptyLists)
                && plan.notable.equals(notable)
                && plan.quiet.size() == quiet.size()
                && new HashSet<>(plan.quiet).equals(new HashSet<>(quiet));
    }

    @Override
    public int hashCode() {
        return notable.hashCode() * 31 + quiet.size();
    }

    @Override
    public String toString() {
        return notable + " and " + quiet.size() + " without a change";
    }
}
