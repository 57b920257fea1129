package dev.rollcall.benchmark.sync;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.benchmark.fleet.BareClient;
import dev.rollcall.benchmark.fleet.MatchedTenants;
import dev.rollcall.benchmark.fleet.Platform;
import dev.rollcall.benchmark.reading.Reading;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.glpi.GlpiPlatform;
import dev.rollcall.host.asset.glpi.GlpiSettings;
import dev.rollcall.host.asset.snipeit.SnipeItPlatform;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.journal.DetailStore.Detail;
import dev.rollcall.host.sync.SyncException;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs of a host over tenants that agree, after the details of all devices were brought by runs before. */
final class WholeSync implements Reading, AutoCloseable {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final int AT_ONCE = 1000;
    /** Of details an hour, that of Iru's plugin. */
    private static final int BUDGET = 2000;

    private static final StatusNames STATUSES = new StatusNames(List.of("Allocated"), List.of("Transferred"));

    private final int devices;
    private final OutboundHttp http;
    private final SyncHost host;
    private final BareClient counter;
    private long platformRequests;
    private long tenantRequests;

    /** A host whose waits for the pace of either side are over at once; everything else is as it is. */
    WholeSync(URI server, Path home, SyncOptions options) throws PlatformException, ConnectionException {
        devices = options.devices();
        counter = new BareClient(server);
        http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), LONGEST_ANSWER);
        host = new SyncHost(new SyncHost.Setup(
                home,
                options.pluginsFolder(),
                http,
                platform(options.platform(), server),
                Map.of("apiUrl", server.toString(), "apiToken", "benchmark-iru")));
        keepDetails(options);
    }

    private AssetPlatform platform(Platform product, URI server) throws PlatformException {
        return product == Platform.GLPI
                ? GlpiPlatform.open(http, () -> glpi(server))
                : SnipeItPlatform.open(http, snipeIt(server));
    }

    private static GlpiSettings glpi(URI server) {
        return new GlpiSettings(
                server,
                Secret.of("benchmark-glpi"),
                Optional.empty(),
                GlpiSettings.REQUESTS_PER_MINUTE,
                GlpiSettings.DEFAULT_TYPES,
                STATUSES,
                Map.of(),
                GlpiSettings.DEFAULT_SPECS,
                GlpiSettings.ActiveOrder.NONE,
                GlpiSettings.Locks.RESPECT,
                GlpiSettings.Groups.HOLD,
                GlpiSettings.Creation.DEFAULT);
    }

    private static SnipeItSettings snipeIt(URI server) {
        return new SnipeItSettings(
                server,
                Secret.of("benchmark-snipe-it"),
                110,
                STATUSES,
                Map.of("kandji", "Kandji ID"),
                SnipeItSettings.DEFAULT_SPECS,
                new ActiveOrder("Active order", List.of(), List.of()),
                Creation.DEFAULT);
    }

    /** Asked for just now, and some of other devices too, so that the hour's budget of them is spent. */
    private void keepDetails(SyncOptions options) {
        var now = Instant.now();
        var last = devices + BUDGET;
        for (var first = 1; first <= last; first += AT_ONCE) {
            var details = new ArrayList<Detail>();
            for (var number = first; number < first + AT_ONCE && number <= last; number++) {
                details.add(new Detail(
                        MatchedTenants.sourceId(number, options.seed()),
                        MatchedTenants.firstContact(),
                        Specs.of(MatchedTenants.details(number, options.seed()))));
            }
            host.notebook().details().keep(host.connection(), details, now);
        }
    }

    @Override
    public long read(Set<String> ids) throws InterruptedException {
        try {
            var before = MatchedTenants.platformRequests(counter);
            var report = host.sync().report();
            platformRequests = MatchedTenants.platformRequests(counter) - before;
            tenantRequests = report.requests().getOrDefault("mdm", 0L);
            if (report.assets() != devices || !report.changes().isEmpty()) {
                throw new IllegalStateException(
                        "A run was to find " + devices + " assets and nothing to change: " + report);
            }
            return platformRequests + tenantRequests;
        } catch (SyncException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many requests the last run sent to the platform. */
    long platformRequests() {
        return platformRequests;
    }

    /** How many requests the last run sent to Iru. */
    long tenantRequests() {
        return tenantRequests;
    }

    @Override
    public void close() {
        host.close();
        http.close();
    }
}
