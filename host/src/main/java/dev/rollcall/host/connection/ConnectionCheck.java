package dev.rollcall.host.connection;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.host.plugin.PluginUnavailableException;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.source.SourceConnection;
import java.time.Clock;
import java.util.Map;

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
     * @throws ConnectionException {@code INACTIVE}, as the MDM of one that was deactivated is sent nothing, or
     *     {@code UNUSABLE}
     * @throws SourceException if the MDM gave no answer to judge by
     */
    public CheckReport run(ConfiguredConnection connection)
            throws ConnectionException, SourceException, InterruptedException {
        if (!connection.mayBeRead()) {
            throw new ConnectionException(
                    ConnectionException.Reason.INACTIVE,
                    "The connection '" + connection.name() + "' is not active, and its MDM is sent nothing. Activate"
                            + " it first.");
        }
        return run(connection.provider(), connections.settings(connection));
    }

    /**
     * Tests what was entered for a new connection, of which nothing is stored.
     *
     * @param entered settings and secrets, by key
     * @throws InvalidConnectionException naming everything that is wrong; nothing is sent then
     * @throws ConnectionException {@code UNUSABLE}
     * @throws SourceException if the MDM gave no answer to judge by
     */
    CheckReport run(String provider, Map<String, String> entered)
            throws ConnectionException, SourceException, InterruptedException {
        return run(provider, connections.settings(provider, entered));
    }

    private CheckReport run(String provider, Settings settings)
            throws ConnectionException, SourceException, InterruptedException {
        try {
            return plugins.use(provider, source -> {
                try (var tenant = SourceConnection.open(source, settings, http, clock, warning -> {})) {
                    return tenant.check();
                }
            });
        } catch (PluginUnavailableException e) {
            throw new ConnectionException(ConnectionException.Reason.UNUSABLE, String.valueOf(e.getMessage()), e);
        }
    }
}
