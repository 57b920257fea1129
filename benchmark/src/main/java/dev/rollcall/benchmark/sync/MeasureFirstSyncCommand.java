package dev.rollcall.benchmark.sync;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.benchmark.Machine;
import dev.rollcall.benchmark.reading.Round;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.snipeit.SnipeItPlatform;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.sync.SyncException;
import dev.rollcall.http.ExchangeObserver;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.http.RawAnswer;
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyPlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Syncs once and counts. */
@Command(name = "measure-first-sync", hidden = true, description = "Syncs once; started by first-sync.")
public final class MeasureFirstSyncCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int TOO_MANY = 429;
    private static final double NANOS = 1e9;
    private static final double SECONDS_A_MINUTE = 60;
    private static final double MEBI = 1 << 20;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    @Mixin
    private FirstSyncOptions options = new FirstSyncOptions();

    /** Snipe-IT's address, Iru's, and Iru's token. */
    @Option(names = "--servers", required = true, split = ",")
    private List<String> servers = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    private final Counts counts = new Counts();

    @Override
    public Integer call() throws Exception {
        var home = Files.createTempDirectory("rollcall-bench");
        try (var http = http()) {
            counts.platformPort = URI.create(servers.get(0)).getPort();
            measure(home, http);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        return counts.refused.sum() == 0 ? 0 : REFUSED;
    }

    private OutboundHttp http() {
        var options = HttpOptions.STRICT.insecure();
        return this.options.perMinute() > 0
                ? new OutboundHttp(options, Clock.systemUTC(), counts)
                : OutboundHttp.hurried(options, Clock.systemUTC(), LONGEST_ANSWER, counts);
    }

    /** Counts the answers as they come. */
    private static final class Counts implements ExchangeObserver {
        private final LongAdder platform = new LongAdder();
        private final LongAdder tenant = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private volatile int platformPort;

        @Override
        public void answered(String method, RawAnswer answer) {
            (answer.uri().getPort() == platformPort ? platform : tenant).increment();
            if (answer.status() == TOO_MANY) {
                refused.increment();
            }
        }
    }

    private void measure(Path home, OutboundHttp http) throws Exception {
        var setup = new SyncHost.Setup(
                home,
                options.pluginsFolder(),
                http,
                SnipeItPlatform.open(http, settings()),
                Map.of("apiUrl", servers.get(1), "apiToken", servers.get(2)));
        try (var host = new SyncHost(setup)) {
            var reports = new ArrayList<RunReport>();
            var round = Round.of(ids -> {
                try {
                    reports.add(host.sync().report());
                    return counts.platform.sum() + counts.tenant.sum();
                } catch (SyncException e) {
                    throw new IllegalStateException(e);
                }
            });
            report(round, reports.get(0));
        }
    }

    private SnipeItSettings settings() {
        return new SnipeItSettings(
                URI.create(servers.get(0)),
                Secret.of(Company.SYNC_TOKEN),
                options.perMinute() > 0 ? options.ownPerMinute() : 100_000_000,
                new StatusNames(List.of(CompanyPlatform.ALLOCATED), List.of(CompanyPlatform.TRANSFERRED)),
                Map.of("kandji", CompanyPlatform.KANDJI_ID),
                SnipeItSettings.DEFAULT_SPECS,
                new SnipeItSettings.ActiveOrder(CompanyPlatform.ORDER, List.of(), List.of()),
                SnipeItSettings.Creation.DEFAULT);
    }

    private void report(Round round, RunReport report) throws IOException {
        var out = spec.commandLine().getOut();
        var written = report.count(ChangeState.DONE);
        if (written != options.changed()) {
            throw new IllegalStateException("A first sync was to write " + options.changed() + " changes: " + report);
        }
        var seconds = round.wall().toNanos() / NANOS;
        out.printf(
                Locale.ROOT,
                "First sync of %,d devices: %,d assets written in %.1f seconds, %.1f CPU seconds, most heap %.0f MiB.%n",
                options.devices(),
                written,
                seconds,
                round.cpu().toNanos() / NANOS,
                round.peakHeap() / MEBI);
        out.printf(
                Locale.ROOT,
                "Requests: %,d to Snipe-IT, %,d to Iru; %d of them refused with 429.%n",
                counts.platform.sum(),
                counts.tenant.sum(),
                counts.refused.sum());
        if (options.perMinute() > 0) {
            printPace(out, seconds);
        }
        out.printf(
                Locale.ROOT,
                "%s, heap of %.0f MiB, load average %.2f.%n",
                Machine.description(),
                Runtime.getRuntime().maxMemory() / MEBI,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        if (options.figures().isPresent()) {
            Figures.add(
                    options.figures().get(), Figures.Line.of("first", options.devices(), List.of(round), List.of()));
        }
    }

    private void printPace(PrintWriter out, double seconds) {
        var needed = counts.platform.sum() * SECONDS_A_MINUTE / options.ownPerMinute();
        out.printf(
                Locale.ROOT,
                "Snipe-IT allows %,d requests a minute, of which Rollcall takes %,d. At that pace they take %.1f seconds:"
                        + " the sync took %.2f times as long.%n",
                options.perMinute(),
                options.ownPerMinute(),
                needed,
                seconds / needed);
    }
}
