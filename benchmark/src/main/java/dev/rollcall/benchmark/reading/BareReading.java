package dev.rollcall.benchmark.reading;

import dev.rollcall.benchmark.fleet.BareClient;
import dev.rollcall.benchmark.fleet.Fleet;
import java.util.Set;

/** Reads with a bare WebClient. */
record BareReading(Fleet fleet, BareClient client) implements Reading {
    @Override
    public long read(Set<String> ids) {
        var before = client.requests();
        fleet.readBare(client, ids::add);
        return client.requests() - before;
    }
}
