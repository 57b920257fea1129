package dev.rollcall.benchmark.reading;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.benchmark.fleet.BareClient;
import dev.rollcall.benchmark.plugin.UnlimitedSource;
import dev.rollcall.host.plugin.PluginLimits;
import dev.rollcall.host.plugin.PluginOptions;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.source.SourceConnection;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads through the plugin and with the bare client in turns, in one process, and compares. */
@Command(name = "measure", hidden = true, description = "Reads the pages and compares; started by read.")
public final class MeasureCommand implements Callable<Integer> {
    private static final int OVER_THE_LIMIT = 1;

    @Mixin
    private ReadOptions options = new ReadOptions();

    @Option(names = "--server", required = true)
    private URI server = URI.create("http://127.0.0.1");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var provider = options.fleet().providerId();
        try (var plugins = new Plugins(new PluginOptions(options.pluginsFolder(), PluginLimits.DEFAULT));
                var http = new OutboundHttp(HttpOptions.STRICT.insecure(), Clock.systemUTC())) {
            plugins.scan();
            var entered = options.fleet().settings(server);
            var settings = Settings.of(plugins.provider(provider).settings(), entered);
            // Its threads start with its first reading; inside the plugin's use they would be taken for the plugin's.
            var bare = new BareReading(options.fleet(), new BareClient(server));
            new InTurns(options.devices(), 1, 1).measured(bare);
            var comparison = plugins.use(provider, source -> compare(source, settings, http, bare));
            comparison.print(spec.commandLine().getOut());
            return comparison.isWithinTheLimit() ? 0 : OVER_THE_LIMIT;
        }
    }

    private Comparison compare(DeviceSource source, Settings settings, OutboundHttp http, Reading bare)
            throws SourceException, InterruptedException {
        var unlimited = new UnlimitedSource(source);
        try (var connection = SourceConnection.open(unlimited, settings, http, Clock.systemUTC(), warning -> {})) {
            return new InTurns(options.devices(), options.warmUp(), options.rounds())
                    .compare(subject(source.spec()), new PluginReading(connection), bare);
        }
    }

    private Comparison.Subject subject(SourceSpec spec) {
        return new Comparison.Subject(
                spec.displayName(),
                "plugin",
                "devices",
                options.devices(),
                options.warmUp(),
                options.limit(),
                List.of(
                        options.fleet().advice(),
                        "The plugin may have " + spec.pace().concurrency()
                                + " requests under way at once; its limits of requests per time were lifted."));
    }
}
