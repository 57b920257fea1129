package dev.rollcall.benchmark.sync;

import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Plays a company's servers until its standard input ends. */
@Command(name = "company", hidden = true, description = "Plays a company's servers; started by first-sync.")
public final class CompanyCommand implements Callable<Integer> {
    @Mixin
    private FirstSyncOptions options = new FirstSyncOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (var company = Company.open(CompanyOptions.of(0).withoutTraps())) {
            DifferingCompany.fill(company, options.devices(), options.changed());
            if (options.perMinute() > 0) {
                company.snipeIt().settings(settings -> settings.throttlePerMinute(options.perMinute()));
            }
            var kandji = company.kandji();
            spec.commandLine()
                    .getOut()
                    .println(company.snipeIt().url() + "," + kandji.url() + ","
                            + kandji.settings().get("apiToken"));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        return 0;
    }
}
