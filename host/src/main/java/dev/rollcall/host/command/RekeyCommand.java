package dev.rollcall.host.command;

import dev.rollcall.host.DatabaseUse;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.connection.Rekeying;
import dev.rollcall.host.connection.SecretKeys;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Encrypts the stored secrets with another key. */
@Command(
        name = "rekey",
        mixinStandardHelpOptions = true,
        description = {
            "Encrypts the stored secrets with another key. Stop the host first.",
            "",
            "The new key is in the environment variable ROLLCALL_SECRETS_NEW_KEY (32 bytes in base64:"
                    + " openssl rand -base64 32), or a random one for the key file with --generate."
        })
final class RekeyCommand implements Callable<Integer> {
    private static final String VARIABLE = "ROLLCALL_SECRETS_NEW_KEY";

    private final HostContext host;
    private final Map<String, String> environment;

    @Option(names = "--generate", description = "Put a random key into the key file.")
    private boolean generate;

    @Spec
    private CommandSpec spec;

    RekeyCommand(HostContext host, Map<String, String> environment) {
        this.host = host;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException {
        if (generate == environment.containsKey(VARIABLE)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "The new key is given twice or not at all. Set the environment variable " + VARIABLE
                            + ", or give --generate.");
        }
        try (var context = host.withoutServer()) {
            refuse(context);
            tell(rekeyed(context.getBean(Rekeying.class)));
            return ExitCode.OK.number();
        } catch (ConnectionException e) {
            throw new CommandException(ExitCode.USAGE, e.getMessage());
        }
    }

    private Rekeying.Result rekeyed(Rekeying rekeying) throws ConnectionException {
        return generate ? rekeying.rekey() : rekeying.rekey(environment.getOrDefault(VARIABLE, ""));
    }

    private void refuse(ApplicationContext context) throws CommandException {
        if (generate && context.getBean(SecretKeys.class).file().isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "The key is configured, so a random one would be known to nobody. Make one with `openssl rand"
                            + " -base64 32`, and give it in " + VARIABLE + ".");
        }
        if (DatabaseUse.isShared(context.getBean(DataSource.class))) {
            throw new CommandException(
                    ExitCode.USAGE, "A host that uses this database is running. Stop it, and re-key then.");
        }
    }

    private void tell(Rekeying.Result result) {
        var out = spec.commandLine().getOut();
        out.println(result.secrets() + " secrets are encrypted with the new key.");
        out.println(result.keyFile()
                .map(file -> "It is in " + file + " . Keep a copy of it apart from the database's.")
                .orElse("Set ROLLCALL_SECRETS_KEY (or rollcall.secrets.key) to it before the host is started."));
    }
}
