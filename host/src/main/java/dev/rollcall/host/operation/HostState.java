package dev.rollcall.host.operation;

import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.NextSyncs;
import dev.rollcall.host.journal.Standing;
import dev.rollcall.host.notification.Notifier;
import dev.rollcall.host.plugin.InstalledPlugin;
import dev.rollcall.host.plugin.PluginAbsence;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.sync.Notebook;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the host is, for people. Asks neither the platform nor an MDM anything. Safe for use by several threads. */
public final class HostState {
    private final Parts parts;
    private final Options options;
    private final InstantSource clock;

    /** What is looked at. */
    public record Parts(
            Platform platform,
            Connections connections,
            ConnectionStates states,
            NextSyncs nextSyncs,
            Plugins plugins,
            Notifier notifier,
            Notebook notebook) {}

    /** The platform, and whether it was reached. */
    public record Platform(PlatformAccess access, PlatformReach reach) {}

    /**
     * How it is configured.
     *
     * @param embedded whether the state is in a database of this host alone
     * @param scheduled whether this host starts what is due
     */
    public record Options(boolean embedded, boolean scheduled) {}

    public HostState(Parts parts, Options options, InstantSource clock) {
        this.parts = parts;
        this.options = options;
        this.clock = clock;
    }

    /**
     * How it is at one moment.
     *
     * @param version null where it does not run from its jar
     * @param hosts how many share the database, this one included
     * @param platformSeen empty until the platform was asked for something
     */
    record Now(
            @Nullable String version,
            Instant startedAt,
            Age uptime,
            int hosts,
            boolean embedded,
            boolean scheduled,
            boolean platformSet,
            Optional<PlatformReach.Seen> platformSeen,
            List<Line> connections,
            List<String> providers,
            int refused,
            int channels) {
        Now {
            connections = List.copyOf(connections);
            providers = List.copyOf(providers);
        }
    }

    /**
     * One connection.
     *
     * @param syncedAt when the last sync ended that read everything; null if none did
     * @param age since then; null if none did
     * @param nextAt when it is synced next by itself; null if it is not
     */
    record Line(
            ConfiguredConnection connection,
            Standing standing,
            @Nullable Instant syncedAt,
            @Nullable Age age,
            @Nullable Instant nextAt) {}

    Now now() {
        var at = clock.instant();
        var startedAt =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return new Now(
                HostState.class.getPackage().getImplementationVersion(),
                startedAt,
                Age.between(startedAt, at),
                parts.notebook().instances().others().size() + 1,
                options.embedded(),
                options.scheduled(),
                platformProblem().isEmpty(),
                parts.platform().reach().last(),
                lines(at),
                parts.plugins().installed().stream()
                        .filter(InstalledPlugin::isEnabled)
                        .map(InstalledPlugin::provider)
                        .sorted()
                        .toList(),
                parts.plugins().refused().size(),
                parts.notifier().size());
    }

    /** What needs a person, the most urgent first. */
    List<Need> needs() {
        var needs = new ArrayList<Need>();
        platform(needs);
        connections(needs);
        plugins(needs);
        var failing = parts.notifier().failing();
        if (!failing.isEmpty()) {
            needs.add(new Need(Need.What.CHANNEL, String.join(", ", failing), "/notifications", false));
        }
        return needs;
    }

    private void platform(List<Need> needs) {
        var problem = platformProblem();
        problem.ifPresent(why -> needs.add(new Need(Need.What.PLATFORM, why, "/platform", true)));
        if (problem.isEmpty()
                && parts.platform()
                        .reach()
                        .last()
                        .filter(seen -> !seen.reached())
                        .isPresent()) {
            needs.add(new Need(Need.What.PLATFORM_AWAY, "", "/platform", true));
        }
    }

    private void connections(List<Need> needs) {
        var all = parts.connections().all();
        if (all.isEmpty()) {
            needs.add(new Need(Need.What.NO_CONNECTION, "", "/integrations", true));
        } else if (all.stream().noneMatch(ConfiguredConnection::active)) {
            needs.add(new Need(Need.What.NONE_ACTIVE, "", "/integrations", true));
        }
        all.stream()
                .filter(ConfiguredConnection::active)
                .map(ConfiguredConnection::provider)
                .distinct()
                .flatMap(provider -> parts.plugins().absence(provider).stream())
                .map(PluginAbsence::happened)
                .forEach(why -> needs.add(new Need(Need.What.NO_PLUGIN, why, "/plugins", true)));
    }

    private void plugins(List<Need> needs) {
        parts.plugins()
                .folderProblem()
                .ifPresent(why -> needs.add(new Need(Need.What.PLUGINS_FOLDER, why, "/plugins", true)));
        parts.plugins()
                .refused()
                .forEach(file -> needs.add(new Need(
                        Need.What.REFUSED_PLUGIN, file.file().getFileName() + ": " + file.reason(), "/plugins", true)));
    }

    private Optional<String> platformProblem() {
        try {
            parts.platform().access().platform();
            return Optional.empty();
        } catch (PlatformException e) {
            return Optional.of(e.getMessage());
        }
    }

    private List<Line> lines(Instant at) {
        var next = parts.nextSyncs().all();
        var states = parts.states().now();
        return parts.connections().all().stream()
                .map(connection -> line(connection, states, next, at))
                .toList();
    }

    private static Line line(
            ConfiguredConnection connection, List<ConnectionState> states, Map<String, Instant> next, Instant at) {
        var standing = states.stream()
                .filter(state -> state.name().equals(connection.name()))
                .map(ConnectionState::standing)
                .findFirst()
                .orElse(Standing.NONE);
        var syncedAt = standing.syncedAt().orElse(null);
        return new Line(
                connection,
                standing,
                syncedAt,
                syncedAt == null ? null : Age.between(syncedAt, at),
                next.get(connection.id()));
    }
}
