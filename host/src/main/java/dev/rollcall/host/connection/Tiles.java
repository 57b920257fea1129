package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.host.plugin.PluginAbsence;
import dev.rollcall.host.plugin.Plugins;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The providers with their connections, as the page of integrations shows them. */
final class Tiles {
    private final Plugins plugins;
    private final NextSyncs nextSyncs;
    private final LastSyncs lastSyncs;

    Tiles(Plugins plugins, NextSyncs nextSyncs, LastSyncs lastSyncs) {
        this.plugins = plugins;
        this.nextSyncs = nextSyncs;
        this.lastSyncs = lastSyncs;
    }

    /** How a provider or a connection is; where several hold, the one that comes later here is shown. */
    enum State {
        NOT_CONNECTED,
        /** It was never active yet. */
        NEW,
        INACTIVE,
        ACTIVE,
        /** Changes wait for a person. */
        HELD,
        ATTENTION
    }

    /**
     * A provider.
     *
     * @param documentation where an admin reads how to connect it; null if that is not known
     * @param absence why no plugin supplies it; null if one does
     */
    record Tile(
            String provider,
            String name,
            State state,
            List<Row> rows,
            @Nullable String documentation,
            @Nullable PluginAbsence absence) {
        Tile {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One of its connections.
     *
     * @param last null if it was never synced
     * @param due when it is synced next by itself; null if it is not
     * @param isUsable whether a plugin supplies its provider
     */
    record Row(
            ConfiguredConnection connection,
            State state,
            @Nullable LastSync last,
            @Nullable Instant due,
            boolean isUsable) {}

    /** Of all installed providers, and of those that only connections know of. */
    List<Tile> of(List<ConfiguredConnection> connections) {
        var due = nextSyncs.all();
        var last = lastSyncs.of(connections);
        var tiles = new ArrayList<Tile>();
        var specs = plugins.providers();
        for (var spec : specs) {
            tiles.add(tile(spec, rows(connections, spec.id(), due, last)));
        }
        var missing = new LinkedHashSet<String>();
        connections.forEach(connection -> missing.add(connection.provider()));
        specs.forEach(spec -> missing.remove(spec.id()));
        for (var provider : missing) {
            tiles.add(absent(provider, rows(connections, provider, due, last)));
        }
        return tiles;
    }

    private static Tile tile(SourceSpec spec, List<Row> rows) {
        var documentation = FormView.documentation(spec).orElse(null);
        return new Tile(spec.id(), spec.displayName(), worst(rows), rows, documentation, null);
    }

    private Tile absent(String provider, List<Row> rows) {
        var absence = plugins.absence(provider).orElse(null);
        return new Tile(provider, provider, State.ATTENTION, rows, null, absence);
    }

    private static State worst(List<Row> rows) {
        return rows.stream().map(Row::state).max(Comparator.naturalOrder()).orElse(State.NOT_CONNECTED);
    }

    private List<Row> rows(
            List<ConfiguredConnection> connections,
            String provider,
            Map<String, Instant> due,
            Map<String, LastSync> last) {
        var isUsable = plugins.absence(provider).isEmpty();
        return connections.stream()
                .filter(connection -> connection.provider().equals(provider))
                .map(connection -> {
                    var sync = Optional.ofNullable(last.get(connection.id()));
                    return new Row(
                            connection,
                            state(connection, sync, isUsable),
                            sync.orElse(null),
                            due.get(connection.id()),
                            isUsable);
                })
                .toList();
    }

    private static State state(ConfiguredConnection connection, Optional<LastSync> last, boolean isUsable) {
        if (!connection.active()) {
            return connection.isNew() ? State.NEW : State.INACTIVE;
        }
        if (!isUsable || last.filter(sync -> !sync.isWell()).isPresent()) {
            return State.ATTENTION;
        }
        return last.filter(sync -> sync.held() > 0).isPresent() ? State.HELD : State.ACTIVE;
    }
}
