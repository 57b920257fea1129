package dev.rollcall.host.command;

import dev.rollcall.host.journal.ChangeState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what a run changed, held or told. */
@Command(
        name = "changes",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists what a run changed, held or told, with the rule and the reason of each.")
final class ChangesCommand implements Callable<Integer> {
    private static final int WIDEST = 100;

    private final HostAccess access;

    @Mixin
    private RunOptions.Run run = new RunOptions.Run();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those in this state: ${COMPLETION-CANDIDATES}.")
    private @Nullable ChangeState state;

    @Option(names = "--json", description = "Print them as one JSON array.")
    private boolean json;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    ChangesCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, this::list);
    }

    private ExitCode list(HostClient client) throws CommandException, InterruptedException {
        var only = Optional.ofNullable(state).map(Enum::name).orElse("");
        var changes = client.list(RunDocument.changes(run.id(), only), Integer.MAX_VALUE);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(HostClient.JSON.writeValueAsString(changes));
            return ExitCode.OK;
        }
        if (changes.isEmpty()) {
            out.println(only.isEmpty() ? "The run changed nothing." : "The run has no change in that state.");
            return ExitCode.OK;
        }
        var table = TextTable.ofWidth(
                WIDEST, "ID", "STATE", "SERIAL", "ASSET", "CHANGE", "BEFORE → AFTER", "RULE", "REASON", "OUTCOME");
        for (var change : changes) {
            table.row(row(client.read(change, ChangeView.class)));
        }
        table.print(out);
        return ExitCode.OK;
    }

    private static List<String> row(ChangeView change) {
        return List.of(
                String.valueOf(change.id()),
                change.state().name(),
                change.serial() == null ? "-" : change.serial(),
                change.label().isEmpty() ? "-" : change.label(),
                change.kind().name().toLowerCase(Locale.ROOT),
                DifferenceText.of(change),
                change.rule(),
                change.reason(),
                change.message());
    }
}
