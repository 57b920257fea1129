package dev.rollcall.benchmark.reading;

import dev.rollcall.benchmark.fleet.BareClient;
import dev.rollcall.benchmark.fleet.BareSnipeIt;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads through the adapter and with the bare client in turns, in one process, and compares. */
@Command(name = "measure-assets", hidden = true, description = "Reads the pages and compares; started by assets.")
public final class MeasureAssetsCommand implements Callable<Integer> {
    private static final int OVER_THE_LIMIT = 1;

    @Mixin
    private AssetOptions options = new AssetOptions();

    @Option(names = "--server", required = true)
    private URI server = URI.create("http://127.0.0.1");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (var adapter = new AdapterReading(server)) {
            var client = new BareClient(server);
            Reading bare = ids -> {
                var before = client.requests();
                BareSnipeIt.read(client, ids::add);
                return client.requests() - before;
            };
            var comparison =
                    new InTurns(options.assets(), options.warmUp(), options.rounds()).compare(subject(), adapter, bare);
            comparison.print(spec.commandLine().getOut());
            return comparison.isWithinTheLimit() ? 0 : OVER_THE_LIMIT;
        }
    }

    private Comparison.Subject subject() {
        return new Comparison.Subject(
                "Snipe-IT",
                "adapter",
                "assets",
                options.assets(),
                options.warmUp(),
                options.limit(),
                List.of(
                        "Both also read the fields, labels and categories, and half as many users.",
                        "The adapter's result is held until the end of its round; its limit of requests was lifted."));
    }
}
