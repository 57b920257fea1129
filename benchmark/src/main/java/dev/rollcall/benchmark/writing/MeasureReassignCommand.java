package dev.rollcall.benchmark.writing;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.benchmark.Machine;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.UserMatch;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.asset.glpi.GlpiPlatform;
import dev.rollcall.host.asset.glpi.GlpiSettings;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives the assets to the other person in bulk, and back one by one; by one writer, so that they can be compared. */
@Command(name = "measure-reassign", hidden = true, description = "Writes and compares; started by reassign.")
public final class MeasureReassignCommand implements Callable<Integer> {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final double NANOS = 1e9;

    @Mixin
    private ReassignOptions options = new ReassignOptions();

    @Option(names = "--server", required = true)
    private URI server = URI.create("http://127.0.0.1");

    @Spec
    private CommandSpec spec;

    private final LongAdder requests = new LongAdder();

    @Override
    public Integer call() throws Exception {
        try (var http = OutboundHttp.hurried(
                        HttpOptions.STRICT.insecure(),
                        Clock.systemUTC(),
                        LONGEST_ANSWER,
                        (method, answer) -> requests.increment());
                var platform = GlpiPlatform.open(http, this::settings)) {
            var people = platform.read().reading().people();
            var first = person(people.byEmail(HeldAssetsCommand.FIRST));
            var second = person(people.byEmail(HeldAssetsCommand.SECOND));
            measure(platform, second, platform.writesAtOnce());
            measure(platform, first, 1);
            spec.commandLine().getOut().println(Machine.description());
        }
        return 0;
    }

    private GlpiSettings settings() {
        return new GlpiSettings(
                server,
                Secret.of(HeldAssetsCommand.TOKEN),
                Optional.empty(),
                GlpiSettings.REQUESTS_PER_MINUTE,
                GlpiSettings.DEFAULT_TYPES,
                new StatusNames(List.of("Allocated"), List.of("Transferred")),
                Map.of(),
                GlpiSettings.DEFAULT_SPECS,
                GlpiSettings.ActiveOrder.NONE,
                GlpiSettings.Locks.RESPECT,
                GlpiSettings.Groups.HOLD,
                GlpiSettings.Creation.DEFAULT);
    }

    private static Holder.Person person(UserMatch match) {
        if (match instanceof UserMatch.Found found) {
            return found.person();
        }
        throw new IllegalStateException("GLPI does not show a person that it has: " + match);
    }

    private void measure(AssetPlatform platform, Holder.Person to, int atOnce)
            throws PlatformException, InterruptedException {
        var writes = platform.read().reading().assets().stream()
                .limit(options.changed())
                .map(asset -> reassignment(asset, to))
                .toList();
        var before = requests.sum();
        var start = System.nanoTime();
        for (var from = 0; from < writes.size(); from += atOnce) {
            var outcomes = platform.write(writes.subList(from, Math.min(writes.size(), from + atOnce)));
            var undone = outcomes.stream()
                    .filter(outcome -> !(outcome instanceof WriteOutcome.Done))
                    .toList();
            if (!undone.isEmpty()) {
                throw new IllegalStateException("Every asset was to be reassigned: " + undone.get(0));
            }
        }
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%,d reassignments, %d at a time: %,d requests, %.2f seconds.%n",
                        writes.size(),
                        atOnce,
                        requests.sum() - before,
                        (System.nanoTime() - start) / NANOS);
    }

    private static AssetWrite reassignment(Asset asset, Holder.Person to) {
        return new AssetWrite(asset, AssetEdit.NOTHING.withHolder(to), new Provenance("benchmark", "R21"));
    }
}
