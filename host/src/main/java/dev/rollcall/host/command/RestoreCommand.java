package dev.rollcall.host.command;

import dev.rollcall.host.RestorationTarget;
import dev.rollcall.host.backup.BackupException;
import dev.rollcall.host.backup.Restoration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup in place. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup into the data folder. Stop the host first.",
            "",
            "The key has to be there: secret.key in the data folder, or ROLLCALL_SECRETS_KEY."
        })
final class RestoreCommand implements Callable<Integer> {
    private final HostContext host;

    @Parameters(paramLabel = "FILE", description = "A file that `backup` wrote.")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "Replace the database that is there; a copy of it is kept.")
    private boolean replaces;

    @Option(names = "--without-key", description = "Restore though the key is lost; secrets have to be entered again.")
    private boolean withoutKey;

    @Spec
    private CommandSpec spec;

    RestoreCommand(HostContext host) {
        this.host = host;
    }

    @Override
    public Integer call() throws CommandException {
        var target = RestorationTarget.of(host.configuration());
        try {
            tell(target, new Restoration(target, new Restoration.Options(replaces, withoutKey)).restore(file));
            return ExitCode.OK.number();
        } catch (BackupException e) {
            throw new CommandException(ExitCode.USAGE, e.getMessage());
        }
    }

    private void tell(Restoration.Target target, Restoration.Result result) {
        var out = spec.commandLine().getOut();
        out.println("The backup of " + result.madeAt() + ", made by Rollcall " + result.version() + ", is in "
                + target.home().toAbsolutePath().normalize() + " .");
        result.replaced().ifPresent(kept -> out.println("What was there before is in " + kept + " ."));
        if (result.plugins() > 0) {
            out.println(result.plugins() + " plugins were put into " + target.plugins() + " .");
        }
        for (var name : result.missing()) {
            out.println("The plugin " + name + " of the backup is not in " + target.plugins()
                    + " , which holds others and was left as it is.");
        }
        if (result.lostSecrets()) {
            out.println("Secrets can't be read without their key. Enter them again, each on its connection.");
        }
        out.println("Before you start the host: see that no other one runs on the state that the backup was taken of.");
    }
}
