package dev.rollcall.benchmark.reading;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves prepared pages until its standard input ends, which it does with the process that started it. */
@Command(name = "pages", hidden = true, description = "Serves the pages of a tenant; started by read.")
public final class PagesCommand implements Callable<Integer> {
    @Mixin
    private ReadOptions options = new ReadOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var tenant = options.fleet().prepare(options.devices(), options.seed());
        PageServer.serve(tenant, spec.commandLine().getOut());
        return 0;
    }
}
