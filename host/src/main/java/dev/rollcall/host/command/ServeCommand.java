package dev.rollcall.host.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the host until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the host until it is stopped (Ctrl-C, or SIGTERM).",
            "",
            "It listens on 127.0.0.1:8080; --server.port and --server.address change that. Plugins that are put into the"
                    + " plugins folder, replaced or taken out of it are noticed while it runs."
        })
final class ServeCommand implements Callable<Integer> {
    private final HostContext host;

    @Spec
    private CommandSpec spec;

    ServeCommand(HostContext host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        var stopped = new CountDownLatch(1);
        try (var context = host.withServer()) {
            context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> stopped.countDown());
            var port = context.getEnvironment().getProperty("local.server.port");
            var address = context.getEnvironment().getProperty("server.address");
            spec.commandLine().getErr().println("Rollcall is ready on http://" + address + ":" + port + " .");
            stopped.await();
            return ExitCode.OK.number();
        } catch (RuntimeException e) {
            throw portInUse(e);
        }
    }

    private static CommandException portInUse(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return new CommandException(
                        ExitCode.USAGE,
                        "The port " + taken.getPort() + " is in use by another program. Stop it, or choose another port"
                                + " with --server.port=….");
            }
        }
        throw failure;
    }
}
