package dev.rollcall.benchmark;

import dev.rollcall.benchmark.decision.DecideCommand;
import dev.rollcall.benchmark.decision.MeasureDecisionsCommand;
import dev.rollcall.benchmark.reading.AssetPagesCommand;
import dev.rollcall.benchmark.reading.AssetsCommand;
import dev.rollcall.benchmark.reading.IndexCommand;
import dev.rollcall.benchmark.reading.MeasureAssetsCommand;
import dev.rollcall.benchmark.reading.MeasureCommand;
import dev.rollcall.benchmark.reading.MeasureIndexCommand;
import dev.rollcall.benchmark.reading.PagesCommand;
import dev.rollcall.benchmark.reading.ReadCommand;
import dev.rollcall.benchmark.start.StartCommand;
import dev.rollcall.benchmark.sync.CompanyCommand;
import dev.rollcall.benchmark.sync.FirstSyncCommand;
import dev.rollcall.benchmark.sync.MeasureFirstSyncCommand;
import dev.rollcall.benchmark.sync.MeasureSyncCommand;
import dev.rollcall.benchmark.sync.SizesCommand;
import dev.rollcall.benchmark.sync.SyncCommand;
import dev.rollcall.benchmark.sync.TenantsCommand;
import dev.rollcall.benchmark.writing.HeldAssetsCommand;
import dev.rollcall.benchmark.writing.MeasureReassignCommand;
import dev.rollcall.benchmark.writing.ReassignCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where the benchmarks start. */
@Command(
        name = "rollcall bench",
        description = "Measures Rollcall on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ReadCommand.class,
            AssetsCommand.class,
            DecideCommand.class,
            IndexCommand.class,
            StartCommand.class,
            SyncCommand.class,
            FirstSyncCommand.class,
            SizesCommand.class,
            ReassignCommand.class,
            PagesCommand.class,
            MeasureCommand.class,
            AssetPagesCommand.class,
            MeasureAssetsCommand.class,
            MeasureIndexCommand.class,
            MeasureDecisionsCommand.class,
            TenantsCommand.class,
            MeasureSyncCommand.class,
            CompanyCommand.class,
            MeasureFirstSyncCommand.class,
            HeldAssetsCommand.class,
            MeasureReassignCommand.class
        })
public final class Bench implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs a benchmark; exits with 0, with 1 if it is over its limit, with 2 if it could not be run. */
    public static void main(String[] arguments) {
        var exitCode = new CommandLine(new Bench())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    failure.printStackTrace(command.getErr());
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments);
        System.exit(exitCode);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
