package dev.rollcall.host.plugin;

import java.util.List;

/** Tells which connections of a provider are being synced now, on any host. */
@FunctionalInterface
public interface ProviderRuns {
    /** The names of the connections of which a run is on, by rank. */
    List<String> of(String provider);
}
