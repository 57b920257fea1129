package dev.rollcall.testkit.simulator;

import dev.rollcall.api.Partition;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which requests a fault is for. Immutable: each method returns a changed copy. */
public final class RequestMatch {
    private final Set<Asked.Kind> kinds;
    private final @Nullable Partition partition;
    private final int first;
    private final int last;

    private RequestMatch(Set<Asked.Kind> kinds, @Nullable Partition partition, int first, int last) {
        this.kinds = kinds;
        this.partition = partition;
        this.first = first;
        this.last = last;
    }

    /** Every request but those for tokens. */
    public static RequestMatch reads() {
        return new RequestMatch(EnumSet.complementOf(EnumSet.of(Asked.Kind.TOKEN)), null, 1, Integer.MAX_VALUE);
    }

    /** Every request of a kind. */
    public static RequestMatch of(Asked.Kind kind) {
        return new RequestMatch(EnumSet.of(kind), null, 1, Integer.MAX_VALUE);
    }

    /** Every page of a list. */
    public static RequestMatch list(Partition partition) {
        return of(Asked.Kind.LIST).in(partition);
    }

    /** Only of one list. */
    public RequestMatch in(Partition value) {
        return new RequestMatch(kinds, value, first, last);
    }

    /** Only the nth of them, from 1, counted from when the fault is planted. */
    public RequestMatch nth(int number) {
        return new RequestMatch(kinds, partition, number, number);
    }

    /** Only the nth of them and all that follow: a repetition gets the same. */
    public RequestMatch from(int number) {
        return new RequestMatch(kinds, partition, number, Integer.MAX_VALUE);
    }

    boolean counts(Asked asked) {
        return kinds.contains(asked.kind()) && (partition == null || asked.isIn(partition));
    }

    boolean holdsFor(int number) {
        return first <= number && number <= last;
    }
}
