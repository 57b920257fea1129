package dev.rollcall.host.connection;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.SourceException;
import dev.rollcall.host.plugin.PluginUnavailableException;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.source.SourceConnection;
import java.time.Clock;

/** Asks the MDM of a connection whether a sync will do. */
public final class ConnectionCheck {
    private final Connections connections;
    private final Plugins plugins;
    private final OutboundHttp http;
    private final Clock clock;

    public ConnectionCheck(Connections connections, Plugins plugins, OutboundHttp http, Clock clock) {
        this.connections = connections;
        this.plugins = plugins;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Tests credentials and permissions; changes nothing anywhere.
     *
     * @throws ConnectionException {@code INACTIVE}, as its MDM is sent nothing then, or {@code UNUSABLE}
     * @throws SourceException if the MDM gave no answer to judge by
     */
    public CheckReport run(ConfiguredConnection connection)
            throws ConnectionException, SourceException, InterruptedException {
        if (!connection.active()) {
            throw new ConnectionException(
                    ConnectionException.Reason.INACTIVE,
                    "The connection '" + connection.name() + "' is not active, and its MDM is sent nothing. Activate"
                            + " it first.");
        }
        var settings = connections.settings(connection);
        try {
            return plugins.use(connection.provider(), source -> {
                try (var tenant = SourceConnection.open(source, settings, http, clock, warning -> {})) {
                    return tenant.check();
                }
            });
        } catch (PluginUnavailableException e) {
            throw new ConnectionException(ConnectionException.Reason.UNUSABLE, String.valueOf(e.getMessage()), e);
        }
    }
}
