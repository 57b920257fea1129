package dev.rollcall.host.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a person out of the journal and the audit trail. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes a person out of the journal and the audit trail: names, addresses and accounts become \"(erased)\".",
            "",
            "The platform, the MDM and rollcall.yaml are not touched. It can't be taken back."
        })
final class EraseCommand implements Callable<Integer> {
    private final HostAccess access;
    private final Map<String, String> environment;

    @Parameters(
            paramLabel = "PERSON",
            description = "An e-mail address, or the account where the MDM shows no address.")
    private String person = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What else the person is called, beyond what the journal knows; may be repeated.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--yes", description = "Agree without being asked.")
    private boolean isAgreed;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    EraseCommand(HostAccess access, Map<String, String> environment) {
        this.access = access;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, this::erase);
    }

    private ExitCode erase(HostClient client) throws CommandException, InterruptedException {
        var out = spec.commandLine().getOut();
        out.println("In the journal and the audit trail everything that names '" + TextTable.plain(person)
                + "' becomes \"(erased)\". That can't be taken back.");
        if (!isAgreed && !new Agreement(out, environment).given("Give --yes to agree.")) {
            out.println("Nothing was done.");
            return ExitCode.OK;
        }
        var wish = HostClient.JSON.createObjectNode().put("person", person);
        var called = wish.putArray("names");
        names.forEach(called::add);
        var erased = client.post("/erasures", wish);
        out.println("Erased from " + erased.path("changes").asLong(0) + " changes and "
                + erased.path("runs").asLong(0) + " runs of the journal, from "
                + erased.path("devices").asLong(0) + " devices of connections, and from "
                + erased.path("entries").asLong(0) + " entries of the audit trail.");
        var left = erased.path("left").asLong(0);
        if (left > 0) {
            out.println(left + " changes are under way or wait for a person, and name them still. Erase again when they"
                    + " are decided.");
            return ExitCode.HELD;
        }
        return ExitCode.OK;
    }
}
