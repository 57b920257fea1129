package dev.rollcall.host.operation;

import java.util.List;

/**
 * What is measured: the only place that names it, as docs/reference/metrics.md shows it. No label is a person's, a
 * device's or an asset's: all have few values.
 */
enum HostMeter {
    RUNS("rollcall.runs", Kind.TIMER, "Runs that have ended, and how long they took.", Label.RUN),
    ACTIVE("rollcall.runs.active", Kind.GAUGE, "Runs that are on in this process.", List.of()),
    CHANGES(
            "rollcall.changes",
            Kind.COUNTER,
            "What became of the changes of runs that have ended.",
            List.of("connection", "rule", "outcome")),
    HELD("rollcall.changes.held", Kind.GAUGE, "Changes that wait for a person.", Label.CONNECTION),
    LAST_SUCCESS(
            "rollcall.connection.last.success.timestamp.seconds",
            Kind.GAUGE,
            "When the last sync ended that read everything, in seconds since 1970.",
            Label.CONNECTION),
    FAILURES(
            "rollcall.connection.failures",
            Kind.GAUGE,
            "Syncs in a row that failed or were not read to their end.",
            Label.CONNECTION),
    REQUESTS(
            "rollcall.requests",
            Kind.TIMER,
            "Requests that were sent, and how long their answers took.",
            List.of("peer", "status")),
    WAITS("rollcall.request.waits", Kind.TIMER, "How long requests waited for their turn.", Label.PEER),
    THROTTLED(
            "rollcall.requests.throttled",
            Kind.COUNTER,
            "Requests that the other side refused because of a limit.",
            Label.PEER),
    REACHABLE("rollcall.platform.reachable", Kind.GAUGE, "Whether the platform gave its last answer.", List.of());

    private final String meter;
    private final Kind kind;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // A list of List.of.
    private final List<String> labels;

    HostMeter(String meter, Kind kind, String description, List<String> labels) {
        this.meter = meter;
        this.kind = kind;
        this.description = description;
        this.labels = labels;
    }

    /** As Micrometer knows it. */
    String meter() {
        return meter;
    }

    String description() {
        return description;
    }

    List<String> labels() {
        return labels;
    }

    /** As Prometheus shows it; of a timer there are {@code _count}, {@code _sum} and {@code _max}. */
    String shown() {
        return meter.replace('.', '_') + kind.suffix;
    }

    /** What sort of thing it is. */
    enum Kind {
        TIMER("_seconds"),
        COUNTER("_total"),
        GAUGE("");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    private static final class Label {
        private static final List<String> CONNECTION = List.of("connection", "provider");
        private static final List<String> RUN = List.of("connection", "provider", "purpose", "outcome");
        private static final List<String> PEER = List.of("peer");
    }
}
