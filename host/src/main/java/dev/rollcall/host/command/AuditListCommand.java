package dev.rollcall.host.command;

import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Lists the audit trail. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists who did what, when and from where, the latest first.")
final class AuditListCommand implements Callable<Integer> {
    private final HostAccess access;

    @Option(names = "--who", paramLabel = "TEXT", description = "Only what was done by who has this in the name.")
    private @Nullable String who;

    @Option(names = "--what", paramLabel = "TEXT", description = "Only what has this in the words for it.")
    private @Nullable String what;

    @Option(names = "--since", paramLabel = "TIME", description = "Only from then on, such as 2026-11-01T00:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only before then.")
    private @Nullable Instant until;

    @Option(names = "--most", paramLabel = "N", description = "How many to list; 50 unless given.")
    private int most = 50;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    AuditListCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        if (most < 1) {
            throw new CommandException(ExitCode.USAGE, "No entry is asked for. Give --most a number of 1 or more.");
        }
        return access.use(host, this::list);
    }

    private ExitCode list(HostClient client) throws CommandException, InterruptedException {
        var path = "/audit?limit=" + Math.min(most, 1000) + parameter("who", who) + parameter("what", what)
                + parameter("since", since) + parameter("until", until);
        var entries = client.list(path, most);
        var out = spec.commandLine().getOut();
        if (entries.isEmpty()) {
            out.println("There is no such entry.");
            return ExitCode.OK;
        }
        var times = new TimeText(ZoneId.systemDefault());
        for (var entry : entries) {
            var from = entry.path("from").asString("");
            out.println(text(entry, "id") + "  " + times.moment(Instant.parse(text(entry, "at"))) + "  "
                    + text(entry, "who") + (from.isEmpty() ? "" : " (" + TextTable.plain(from) + ")") + ": "
                    + text(entry, "what"));
            entry.path("details").asString("").lines().forEach(line -> out.println("      " + TextTable.plain(line)));
        }
        return ExitCode.OK;
    }

    private static String parameter(String name, @Nullable Object value) {
        return value == null ? "" : "&" + name + "=" + HostClient.segment(value.toString());
    }

    private static String text(JsonNode entry, String name) {
        return TextTable.plain(entry.path(name).asString(""));
    }
}
