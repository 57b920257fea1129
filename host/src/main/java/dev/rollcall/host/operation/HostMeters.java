package dev.rollcall.host.operation;

import dev.rollcall.host.sync.RunObserver;
import dev.rollcall.http.RequestWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Keeps the host's own meters. Safe for use by several threads. */
public final class HostMeters implements RequestWatch, RunObserver {
    private final MeterRegistry registry;
    private final MultiGauge held;
    private final MultiGauge lastSuccess;
    private final MultiGauge failures;

    public HostMeters(MeterRegistry registry) {
        this.registry = registry;
        held = multiple(HostMeter.HELD);
        lastSuccess = multiple(HostMeter.LAST_SUCCESS);
        failures = multiple(HostMeter.FAILURES);
    }

    /** Asks for how many runs are on, and how the platform was last seen, whenever somebody looks. */
    public void watch(Supplier<Number> running, PlatformReach reach) {
        gauge(HostMeter.ACTIVE, running);
        gauge(HostMeter.REACHABLE, reach::asNumber);
    }

    /**
     * Shows how all connections are now, in the place of how they were.
     *
     * @throws org.springframework.dao.DataAccessException if the database is away; what was shown stays
     */
    public void look(ConnectionStates states) {
        var connections = states.now();
        held.register(rows(connections, state -> state.standing().held()), true);
        failures.register(rows(connections, state -> state.standing().failures()), true);
        var synced = connections.stream()
                .filter(state -> state.standing().syncedAt().isPresent())
                .toList();
        lastSuccess.register(
                rows(synced, state -> state.standing().syncedAt().orElseThrow().toEpochMilli() / 1000.0), true);
    }

    @Override
    public void ended(RunObserver.End end) {
        var connection = end.run().connectionName();
        var purpose = lower(end.run().purpose());
        timer(HostMeter.RUNS, connection, end.provider(), purpose, lower(end.state()))
                .record(end.took());
        end.changes()
                .forEach((state, rules) ->
                        rules.forEach((rule, count) -> counter(HostMeter.CHANGES, connection, rule, lower(state))
                                .increment(count)));
    }

    @Override
    public void answered(String peer, int status, Duration took) {
        timer(HostMeter.REQUESTS, peer, shown(status)).record(took);
    }

    @Override
    public void unanswered(String peer, Duration took) {
        timer(HostMeter.REQUESTS, peer, "none").record(took);
    }

    @Override
    public void waited(String peer, Duration time) {
        timer(HostMeter.WAITS, peer).record(time);
    }

    @Override
    public void throttled(String peer) {
        counter(HostMeter.THROTTLED, peer).increment();
    }

    /** Its class; the one that says "slower" by itself. */
    private static String shown(int status) {
        return status == 429 ? "429" : status / 100 + "xx";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Timer timer(HostMeter meter, String... values) {
        return Timer.builder(meter.meter())
                .description(meter.description())
                .tags(tags(meter, values))
                .register(registry);
    }

    private Counter counter(HostMeter meter, String... values) {
        return Counter.builder(meter.meter())
                .description(meter.description())
                .tags(tags(meter, values))
                .register(registry);
    }

    private void gauge(HostMeter meter, Supplier<Number> value) {
        Gauge.builder(meter.meter(), value).description(meter.description()).register(registry);
    }

    private MultiGauge multiple(HostMeter meter) {
        return MultiGauge.builder(meter.meter())
                .description(meter.description())
                .register(registry);
    }

    private static List<MultiGauge.Row<?>> rows(
            Collection<ConnectionState> connections, ToDoubleFunction<ConnectionState> value) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        for (var state : connections) {
            rows.add(MultiGauge.Row.of(
                    Tags.of("connection", state.name(), "provider", state.provider()), value.applyAsDouble(state)));
        }
        return rows;
    }

    private static List<Tag> tags(HostMeter meter, String... values) {
        if (values.length != meter.labels().size()) {
            throw new IllegalArgumentException(meter + " has other labels.");
        }
        var tags = new ArrayList<Tag>();
        for (var i = 0; i < values.length; i++) {
            tags.add(Tag.of(meter.labels().get(i), values[i]));
        }
        return tags;
    }
}
