package dev.rollcall.benchmark.sync;

import dev.rollcall.benchmark.fleet.BareClient;
import dev.rollcall.benchmark.fleet.Fleets;
import dev.rollcall.benchmark.fleet.Platform;
import dev.rollcall.benchmark.reading.Reading;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** What a sync is measured against: both sides' pages fetched at the same time and bound, and nothing kept of them. */
final class BareSync implements Reading, AutoCloseable {
    private final Platform product;
    private final int devices;
    private final BareClient platform;
    private final BareClient tenant;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    BareSync(URI server, Platform product, int devices) {
        this.product = product;
        this.devices = devices;
        this.platform = new BareClient(server);
        this.tenant = new BareClient(server);
    }

    @Override
    public long read(Set<String> ids) throws InterruptedException {
        var before = platform.requests() + tenant.requests();
        var rows = new LongAdder();
        var assets = threads.submit(() -> product.readBare(platform, id -> rows.increment()));
        var listed = threads.submit(() -> Fleets.of("kandji").readBare(tenant, id -> rows.increment()));
        try {
            assets.get();
            listed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The bare client failed.", e.getCause());
        }
        if (rows.sum() != 2L * devices) {
            throw new IllegalStateException("A bare reading brought " + rows.sum() + " rows of " + 2L * devices + ".");
        }
        return platform.requests() + tenant.requests() - before;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
