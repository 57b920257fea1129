package dev.rollcall.host.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is said when no command is given. */
@Command(
        name = "rollcall",
        description = "Keeps an IT asset platform true to what the MDMs know.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        subcommands = {
            ServeCommand.class,
            ProvidersCommand.class,
            ConnectCommand.class,
            ConnectionsCommand.class,
            CheckCommand.class,
            PlatformCommand.class,
            SyncCommand.class,
            RunsCommand.class,
            ChangesCommand.class,
            ApplyCommand.class,
            ApproveCommand.class,
            DiscardCommand.class,
            RevertCommand.class,
            CancelCommand.class,
            HistoryCommand.class,
            DevicesCommand.class,
            AuditCommand.class,
            EraseCommand.class,
            CaptureCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            RekeyCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Properties (--rollcall.http.proxy=…) may stand anywhere on the command line, in the",
            "environment (ROLLCALL_HTTP_PROXY), or in the file rollcall.yaml beside the launcher.",
            "Exit codes: 0 done, 1 failed by a bug, 2 wrong command line or setting, 3 not all could be read,",
            "4 something is held for a person, 5 some assets failed, 6 failed, 7 cancelled or interrupted."
        })
final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = RootCommand.class.getPackage().getImplementationVersion();
            return new String[] {"rollcall " + (version == null ? "(not packaged)" : version)};
        }
    }
}
