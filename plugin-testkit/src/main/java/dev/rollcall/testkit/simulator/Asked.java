package dev.rollcall.testkit.simulator;

import dev.rollcall.api.Partition;
import java.util.Optional;

/**
 * What a request asks for, in terms that every MDM shares. By it the kit aims its faults.
 *
 * @param kind what is asked for
 * @param partition of which list; empty where the request belongs to none or to all
 */
public record Asked(Kind kind, Optional<Partition> partition) {
    /** A request for a token. */
    public static final Asked TOKEN = new Asked(Kind.TOKEN, Optional.empty());

    /** Anything else that is read: the tenant's name, the version of the API. */
    public static final Asked OTHER = new Asked(Kind.OTHER, Optional.empty());

    /** A page of a list of devices. */
    public static Asked list(Partition partition) {
        return new Asked(Kind.LIST, Optional.of(partition));
    }

    /** More about one device or a few. */
    public static Asked detail(Partition partition) {
        return new Asked(Kind.DETAIL, Optional.of(partition));
    }

    /** One device by its id or serial. */
    public static Asked lookup(Partition partition) {
        return new Asked(Kind.LOOKUP, Optional.of(partition));
    }

    /** Something else that only the reading of one list needs. */
    public static Asked other(Partition partition) {
        return new Asked(Kind.OTHER, Optional.of(partition));
    }

    /** Whether it belongs to that list; partitions are compared by their ids. */
    public boolean isIn(Partition other) {
        return partition.filter(own -> own.id().equals(other.id())).isPresent();
    }

    /** What is asked for. */
    public enum Kind {
        /** A token, by a secret. The only kind that may be more than a read (R1). */
        TOKEN,
        /** A page of a list of devices. */
        LIST,
        /** More about one device or a few. */
        DETAIL,
        /** One device by its id or serial. */
        LOOKUP,
        /** Anything else that is read. A POST of this kind counts as a write. */
        OTHER
    }
}
