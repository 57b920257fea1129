package dev.rollcall.host.sync;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.ComparedDevice;
import dev.rollcall.host.journal.ComparedDevices;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunFilter;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.plugin.PluginAbsence;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.reconcile.Comparison.State;
import dev.rollcall.host.reconcile.Rule;
import dev.rollcall.host.web.PageRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The devices of a connection beside their assets, as the latest runs left them. */
@Controller
class DevicesPage {
    private static final int AT_ONCE = 50;
    /** Of runs that tell how far a connection's devices are known. */
    private static final Set<RunState> ENDED_SHORT = Set.of(RunState.INCOMPLETE, RunState.FAILED);

    private final Connections connections;
    private final Plugins plugins;
    private final Notebook notebook;
    private final ComparedDevices devices;
    private final PlatformPages pages;

    DevicesPage(
            Connections connections,
            Plugins plugins,
            Notebook notebook,
            ComparedDevices devices,
            PlatformAccess platform) {
        this.connections = connections;
        this.plugins = plugins;
        this.notebook = notebook;
        this.devices = devices;
        this.pages = new PlatformPages(platform);
    }

    /**
     * One of the choices that the list is narrowed by.
     *
     * @param state null for all devices
     */
    record Tab(@Nullable State state, String address, long count, boolean chosen) {}

    /**
     * A device, and what a page says of it beside what is kept.
     *
     * @param assetPage where people look at the asset in the platform; null where that is not known
     * @param holderPage the same of who holds it
     */
    record Row(
            ComparedDevice device,
            @Nullable String assetPage,
            @Nullable String holderPage) {

        /** The rule's number and name; its number alone where this version knows it no more. */
        public String rule() {
            return Arrays.stream(Rule.values())
                    .filter(rule -> rule.name().equals(device.rule()))
                    .map(rule -> rule.name() + " " + rule.title())
                    .findFirst()
                    .orElse(device.rule());
        }

        /** PERSON, LOCATION, ASSET or NOBODY. */
        public String holderKind() {
            return HolderView.of(holder()).kind().name();
        }

        /** Empty for nobody. */
        public String holderName() {
            return Optional.ofNullable(HolderView.of(holder()).name()).orElse("");
        }

        private Holder holder() {
            var asset = device.asset();
            return asset == null ? Holder.NOBODY : asset.holder();
        }

        /** The colours of a run's state that fit. */
        public String tone() {
            return switch (device.state()) {
                case IN_STEP -> "state-SUCCEEDED";
                case DIFFERS, HELD, TOLD, GONE -> "state-HELD";
                case ONLY_IN_MDM, ELSEWHERE, ENDED -> "state-RUNNING";
                case UNMATCHED -> "state-FAILED";
            };
        }
    }

    @GetMapping("/connections/{id}/devices")
    ModelAndView show(
            @PathVariable String id, DeviceQuery query, @RequestParam(required = false) @Nullable String after) {
        var connection = DevicesController.connection(connections, id);
        var counts = devices.counts(connection.id());
        var found = devices.find(connection.id(), query.filter(), DevicePosition.of(after), AT_ONCE + 1);
        var part = new PageRequest(AT_ONCE).of(found, last -> query.addTo(path(connection))
                .queryParam("after", DevicePosition.after(last))
                .build(true)
                .toUriString());
        var view = new ModelAndView("sync/devices");
        view.addObject("section", "integrations");
        view.addObject("connection", connection);
        view.addObject("rows", part.items().stream().map(this::row).toList());
        view.addObject("next", part.next());
        view.addObject(
                "previous",
                after == null ? null : query.addTo(path(connection)).build(true).toUriString());
        view.addObject("tabs", tabs(connection, query, counts));
        view.addObject("query", query);
        view.addObject(
                "total", counts.values().stream().mapToLong(count -> count).sum());
        tellOfRuns(view, connection);
        return view;
    }

    private Row row(ComparedDevice device) {
        var asset = device.asset();
        if (asset == null) {
            return new Row(device, null, null);
        }
        var holder = asset.holder() instanceof Holder.Person person ? person : null;
        return new Row(device, pages.ofAsset(asset.id()), holder == null ? null : pages.ofPerson(holder.id()));
    }

    private void tellOfRuns(ModelAndView view, ConfiguredConnection connection) {
        var role = Callers.current().role();
        view.addObject("mayStart", role.covers(Role.OPERATOR) && connection.active());
        view.addObject(
                "completed", notebook.sightings().progress(connection.id()).completedRunBegan());
        view.addObject(
                "short",
                lastSync(connection)
                        .filter(run -> ENDED_SHORT.contains(run.state()))
                        .orElse(null));
        var absence = plugins.absence(connection.provider());
        view.addObject("isUnavailable", absence.isPresent());
        view.addObject(
                "absence",
                absence.filter(why -> role.covers(Role.ADMIN))
                        .map(PluginAbsence::toString)
                        .orElse(null));
    }

    private Optional<RunRecord> lastSync(ConfiguredConnection connection) {
        var syncs = new RunFilter(
                Optional.of(connection.id()), Set.of(), Set.of(Purpose.APPLY), Optional.empty(), Optional.empty());
        return notebook.runs().latest(syncs, 0, 1).stream().findFirst();
    }

    /** All, then every state in which a device is, and the one that is asked for. */
    private static List<Tab> tabs(ConfiguredConnection connection, DeviceQuery query, Map<State, Long> counts) {
        var tabs = new ArrayList<Tab>();
        var all = counts.values().stream().mapToLong(count -> count).sum();
        tabs.add(tab(connection, query, null, all));
        for (var state : State.values()) {
            var count = counts.getOrDefault(state, 0L);
            if (count > 0 || state == query.state()) {
                tabs.add(tab(connection, query, state, count));
            }
        }
        return List.copyOf(tabs);
    }

    private static Tab tab(ConfiguredConnection connection, DeviceQuery query, @Nullable State state, long count) {
        var address = new DeviceQuery(state, query.text())
                .addTo(path(connection))
                .build(true)
                .toUriString();
        return new Tab(state, address, count, state == query.state());
    }

    private static UriComponentsBuilder path(ConfiguredConnection connection) {
        return UriComponentsBuilder.fromPath("/connections/" + connection.id() + "/devices");
    }
}
