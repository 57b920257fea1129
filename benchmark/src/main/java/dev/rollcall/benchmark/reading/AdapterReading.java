package dev.rollcall.benchmark.reading;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.snipeit.SnipeItPlatform;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Reads a Snipe-IT through its adapter, as a run does, by an adapter of its own each time, so that it caches nothing. */
final class AdapterReading implements Reading, AutoCloseable {
    private final URI server;
    private final LongAdder requests = new LongAdder();
    private final OutboundHttp http = new OutboundHttp(
            HttpOptions.STRICT.insecure(), Clock.systemUTC(), (method, answer) -> requests.increment());

    AdapterReading(URI server) {
        this.server = server;
    }

    @Override
    public long read(Set<String> ids) {
        var before = requests.sum();
        reading().assets().forEach(asset -> ids.add(asset.id()));
        return requests.sum() - before;
    }

    /** All that the rules need of it. */
    PlatformReading reading() {
        try (var platform = open()) {
            var reading = platform.read().reading();
            if (!reading.isComplete()) {
                throw new IllegalStateException("A reading was incomplete, so nothing can be compared.");
            }
            return reading;
        } catch (PlatformException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    SnipeItPlatform open() throws PlatformException {
        return SnipeItPlatform.open(http, settings());
    }

    private SnipeItSettings settings() {
        return new SnipeItSettings(
                server,
                Secret.of("benchmark"),
                100_000_000,
                new StatusNames(List.of("Allocated"), List.of("Transferred")),
                Map.of("jamf", "Jamf ID"),
                SnipeItSettings.DEFAULT_SPECS,
                new ActiveOrder("Active order", List.of(), List.of()),
                Creation.DEFAULT);
    }

    @Override
    public void close() {
        http.close();
    }
}
