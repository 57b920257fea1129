package dev.rollcall.benchmark.sync;

import dev.rollcall.benchmark.fleet.MatchedTenants;
import dev.rollcall.benchmark.reading.PageServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves both sides of a sync until its standard input ends. */
@Command(name = "tenants", hidden = true, description = "Serves both sides of a sync; started by sync.")
public final class TenantsCommand implements Callable<Integer> {
    @Mixin
    private SyncOptions options = new SyncOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PageServer.serve(
                new MatchedTenants(options.platform(), options.devices(), options.seed(), options.contacts()),
                spec.commandLine().getOut());
        return 0;
    }
}
