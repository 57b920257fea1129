package dev.rollcall.host.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * One run of the launcher: finds the command, gives Spring its properties, and turns whatever happens into an exit
 * code.
 */
public final class CommandLineRun {
    /** Arguments with these beginnings are Spring Boot's configuration and may stand anywhere. */
    private static final List<String> PROPERTIES =
            List.of("--rollcall.", "--spring.", "--logging.", "--server.", "--management.");

    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, String> environment;

    public CommandLineRun(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
        this.environment = Map.copyOf(environment);
    }

    /** Runs a command to its end and returns its exit code. */
    public int run(String... arguments) {
        var properties = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var argument : arguments) {
            (PROPERTIES.stream().anyMatch(argument::startsWith) ? properties : words).add(argument);
        }
        var host = new HostContext(properties, environment);
        try (var interruption = new Interruption()) {
            return new CommandLine(new RootCommand(), new CommandFactory(host, interruption, environment))
                    .setOut(out)
                    .setErr(err)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setUsageHelpAutoWidth(true)
                    .setExecutionExceptionHandler((failure, command, parsed) -> report(failure))
                    .execute(words.toArray(String[]::new));
        }
    }

    private int report(Exception failure) {
        if (failure instanceof CommandException command) {
            command.lines().forEach(err::println);
            return command.exitCode().number();
        }
        if (failure instanceof InterruptedException) {
            err.println("Interrupted.");
            return ExitCode.INTERRUPTED.number();
        }
        var cure = ConfigurationFailure.explain(failure);
        if (cure.isPresent()) {
            err.println(cure.get());
            return ExitCode.USAGE.number();
        }
        LoggerFactory.getLogger(CommandLineRun.class).error("The command failed by a bug. Please report it.", failure);
        return ExitCode.BUG.number();
    }
}
