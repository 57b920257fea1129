package dev.rollcall.host.connection;

import java.util.Collection;
import java.util.Map;

/** Knows how the latest syncs of connections went. */
@FunctionalInterface
public interface LastSyncs {
    /** Knows nothing. */
    LastSyncs NONE = connections -> Map.of();

    /** By connection id; without those that were never synced. Previews are no syncs. */
    Map<String, LastSync> of(Collection<ConfiguredConnection> connections);
}
