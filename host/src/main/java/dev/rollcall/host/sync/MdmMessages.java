package dev.rollcall.host.sync;

import dev.rollcall.api.DeviceHint;
import dev.rollcall.api.DeviceHints;
import dev.rollcall.api.SourceException;
import dev.rollcall.host.access.senders.MdmSecrets;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.plugin.PluginUnavailableException;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what MDMs send by themselves. A message is a hint: the devices that it is about are looked up and synced by the
 * rules, and nothing is taken from the message itself. Safe for all threads.
 */
public final class MdmMessages implements MdmSecrets, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MdmMessages.class);

    private final Connections connections;
    private final Plugins plugins;
    private final Syncs syncs;
    private final Notebook notebook;
    private final Serials serials;
    private final ExecutorService thread;
    private final Hints hints;

    public MdmMessages(Syncs.Neighbours neighbours, Syncs syncs, Notebook notebook, Serials serials) {
        this.connections = neighbours.connections();
        this.plugins = neighbours.plugins();
        this.syncs = syncs;
        this.notebook = notebook;
        this.serials = serials;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            var made = new Thread(task, "hints");
            made.setDaemon(true);
            return made;
        });
        this.hints = new Hints(this::start, (task, pause) -> CompletableFuture.delayedExecutor(
                        pause.toMillis(), TimeUnit.MILLISECONDS, thread)
                .execute(task));
    }

    @Override
    public Optional<String> sender(String connection, String secret) throws InterruptedException {
        var found = connections.find(connection).filter(ConfiguredConnection::active);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            var key = plugins.use(
                    found.get().provider(),
                    source -> source instanceof DeviceHints able
                            ? Optional.of(able.secretSetting())
                            : Optional.<String>empty());
            if (key.isEmpty()) {
                return Optional.empty();
            }
            return connections
                    .settings(found.get())
                    .optionalSecret(key.get())
                    .filter(expected -> isSame(expected.reveal(), secret))
                    .map(expected -> found.get().name());
        } catch (PluginUnavailableException | SourceException | ConnectionException e) {
            log.warn("A message of the MDM of {} can't be taken.", found.get().name(), e);
            return Optional.empty();
        }
    }

    /** In a time that tells nothing of where they differ. */
    private static boolean isSame(String expected, String shown) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Takes a message.
     *
     * @param id the connection's id or name
     * @param headers without the one that holds the secret
     * @return how many devices are looked at because of it
     * @throws ProblemException if the connection takes none, the message is not understood, or too many devices wait
     */
    int take(String id, Map<String, String> headers, String body) throws SyncException, InterruptedException {
        var connection = connections
                .find(id)
                .orElseThrow(() -> new SyncException(
                        SyncException.Reason.UNKNOWN, "There is no such connection. See what the address names."));
        var devices = new LinkedHashSet<String>();
        for (var hint : hints(connection, new ReceivedHint(headers, body))) {
            serial(connection, hint).ifPresent(devices::add);
        }
        if (!hints.add(connection.id(), devices)) {
            throw new ProblemException(
                    ProblemType.THROTTLED,
                    "Too many devices of " + connection.name() + " wait to be looked at. Leave it to its next sync.");
        }
        return devices.size();
    }

    private List<DeviceHint> hints(ConfiguredConnection connection, ReceivedHint message)
            throws SyncException, InterruptedException {
        try {
            return plugins.use(connection.provider(), source -> {
                if (source instanceof DeviceHints able) {
                    return able.hints(message);
                }
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "The provider of " + connection.name() + " understands no messages of its MDM. Let it send"
                                + " none.");
            });
        } catch (SourceException e) {
            throw new ProblemException(ProblemType.MALFORMED, e.getMessage());
        } catch (PluginUnavailableException e) {
            throw new SyncException(SyncException.Reason.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Of a device without a usable serial, the one that it was seen with. */
    private Optional<String> serial(ConfiguredConnection connection, DeviceHint hint) {
        return hint.serial().map(serials::normalise).or(() -> hint.sourceId()
                .flatMap(id -> notebook.sightings().of(connection.id(), id))
                .map(MdmMessages::seenWith));
    }

    private static @Nullable String seenWith(Sighting sighting) {
        return sighting.serial();
    }

    private boolean start(String connectionId, Set<String> devices) throws SyncException, InterruptedException {
        var connection = connections.find(connectionId).filter(ConfiguredConnection::active);
        if (connection.isEmpty()) {
            throw new SyncException(
                    SyncException.Reason.UNKNOWN, "The connection is not active any more. Activate it.");
        }
        var initiator = "The MDM of " + connection.get().name();
        return !syncs.syncDevices(connectionId, devices, Purpose.APPLY_DEVICE, initiator)
                .joined();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
