package dev.rollcall.host.sync;

import dev.rollcall.api.DeviceLookup;
import dev.rollcall.api.SourceException;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.plugin.PluginUnavailableException;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.sync.SyncException.Reason;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.source.SourceConnection;
import java.time.Clock;
import java.util.function.Consumer;

/** Opens the tenants of connections, each for one use, so that a plugin can be taken away in between. */
final class Tenants {
    private final Connections connections;
    private final Plugins plugins;
    private final OutboundHttp http;
    private final Clock clock;

    Tenants(Connections connections, Plugins plugins, OutboundHttp http, Clock clock) {
        this.connections = connections;
        this.plugins = plugins;
        this.http = http;
        this.clock = clock;
    }

    /** Something done with an open tenant. */
    @FunctionalInterface
    interface Use<T> {
        T with(SourceConnection tenant) throws SourceException, InterruptedException;
    }

    /**
     * Does something with the tenant of a connection.
     *
     * @param warnings takes what the source tells people
     * @throws SyncException if the tenant can't be opened, or the use fails
     */
    <T> T use(ConfiguredConnection connection, Consumer<String> warnings, Use<T> use)
            throws SyncException, InterruptedException {
        try {
            var settings = connections.settings(connection);
            return plugins.use(connection.provider(), source -> {
                try (var tenant = SourceConnection.open(source, settings, http, clock, warnings)) {
                    return use.with(tenant);
                }
            });
        } catch (ConnectionException | PluginUnavailableException | SourceException e) {
            throw new SyncException(Reason.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether the provider can be asked for one device; it can't where its plugin is away. */
    boolean canLookUp(String provider) throws InterruptedException {
        try {
            return plugins.use(provider, DeviceLookup.class::isInstance);
        } catch (PluginUnavailableException | SourceException e) {
            return false;
        }
    }
}
