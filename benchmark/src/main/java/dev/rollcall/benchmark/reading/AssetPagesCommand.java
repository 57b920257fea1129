package dev.rollcall.benchmark.reading;

import dev.rollcall.benchmark.fleet.SnipeItTenant;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the pages of a Snipe-IT. */
@Command(name = "asset-pages", hidden = true, description = "Serves the pages of a Snipe-IT; started by assets.")
public final class AssetPagesCommand implements Callable<Integer> {
    @Option(names = "--assets", required = true)
    private int assets;

    @Option(names = "--seed", required = true)
    private long seed;

    @Option(names = "--prepared")
    private boolean isPrepared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PageServer.serve(
                new SnipeItTenant("Jamf", assets, seed, isPrepared),
                spec.commandLine().getOut());
        return 0;
    }
}
