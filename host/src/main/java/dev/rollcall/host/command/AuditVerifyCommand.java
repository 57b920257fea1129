package dev.rollcall.host.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies the audit trail. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks whether every entry of the audit trail is as it was written, and follows the one before.",
            "",
            "Note the head elsewhere, and give it the next time: only so can it be seen that the end was cut off, or that"
                    + " everything was written anew. Exits with 6 if something was changed."
        })
final class AuditVerifyCommand implements Callable<Integer> {
    private final HostAccess access;

    @Option(
            names = "--expect-head",
            paramLabel = "DIGEST",
            description = "A head that was noted earlier: it has to be in the chain.")
    private @Nullable String head;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    AuditVerifyCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, this::verify);
    }

    private ExitCode verify(HostClient client) throws CommandException, InterruptedException {
        var query = head == null ? "" : "?head=" + HostClient.segment(head);
        var found = client.get("/audit/verification" + query);
        var out = spec.commandLine().getOut();
        out.println("Entries: " + found.path("entries").asLong(0) + ", from the entry "
                + found.path("first").asLong(0) + " on"
                + (found.path("erased").asLong(0) > 0
                        ? "; personal data was erased from "
                                + found.path("erased").asLong(0)
                        : ""));
        out.println("Head: " + TextTable.plain(found.path("head").asString("")));
        if (found.path("holds").asBoolean(false)) {
            out.println(
                    "The chain holds" + (head == null ? ". Note the head elsewhere." : ", and has the head in it."));
            return ExitCode.OK;
        }
        out.println("The chain does not hold:");
        found.path("problems").forEach(problem -> out.println("  " + TextTable.plain(problem.asString(""))));
        return ExitCode.FAILED;
    }
}
