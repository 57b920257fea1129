package dev.rollcall.host.command;

import dev.rollcall.host.command.SettingOptions.SecretSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Makes a connection. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Connects an MDM. Nothing is sent to it, and nothing is written, until it is checked or synced.",
            "",
            "Example: rollcall connect --provider kandji --name \"Acme Iru\""
                    + " --setting apiUrl=https://acme.api.kandji.io --secret-file apiToken=token.txt"
        })
final class ConnectCommand implements Callable<Integer> {
    private final HostAccess access;
    private final Map<String, String> environment;

    @Option(
            names = "--provider",
            required = true,
            paramLabel = "ID",
            description = "Which MDM, as `providers` lists it.")
    private String provider = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What people call it.")
    private String name = "";

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(
            names = "--allow-assignee-updates",
            description =
                    "Allow the MDM to update the assignee, to end and to recover assets. Off unless given; says what"
                            + " will happen, and asks.")
    private boolean isOptedIn;

    @Option(names = "--yes", description = "Agree to the opt-in without being asked.")
    private boolean isAgreed;

    @Option(
            names = "--rank",
            paramLabel = "N",
            description = "Its place in the order of the connections; the last one unless given.")
    private @Nullable Integer rank;

    @Option(
            names = "--schedule",
            paramLabel = "CRON",
            description = "When a running host syncs it by itself: a cron expression of six fields and a time zone"
                    + " (\"0 0 3 * * * Europe/Berlin\"; UTC without one), or \"never\"; daily unless given.")
    private @Nullable String schedule;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    ConnectCommand(HostAccess access, Map<String, String> environment) {
        this.access = access;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, this::connect);
    }

    private ExitCode connect(HostClient client) throws CommandException, InterruptedException {
        var entered = settings.values(provider, secrets(client), environment);
        var out = spec.commandLine().getOut();
        var answer = new Confirmed(out, environment, isAgreed)
                .send(wish(entered), wish -> client.post("/connections", wish));
        var made = client.read(answer, ConnectionView.class);
        var shown = TextTable.plain(made.name());
        out.println("The connection '" + shown + "' is made: " + made.provider() + ", rank " + made.rank()
                + (made.schedule().isEmpty() ? "" : ", synced at " + made.schedule()) + ".");
        out.println(
                made.policy().allowAssigneeUpdates()
                        ? "The MDM may update who holds an asset, and end and recover assets."
                        : "The MDM may not update who holds an asset, and neither ends nor recovers assets.");
        out.println("Next:");
        out.println("  rollcall check --connection \"" + shown + "\"            tests the credentials");
        out.println("  rollcall sync --connection \"" + shown + "\" --preview   says what a sync would do");
        return ExitCode.OK;
    }

    /** What of the provider's settings is secret; nothing if there is no such provider, which the host tells. */
    private List<SecretSetting> secrets(HostClient client) throws CommandException, InterruptedException {
        var secrets = new ArrayList<SecretSetting>();
        for (var known : client.list("/providers", Integer.MAX_VALUE)) {
            if (known.path("id").asString("").equals(provider)) {
                for (var setting : known.path("settings")) {
                    if (setting.path("kind").asString("").equals("SECRET")) {
                        secrets.add(new SecretSetting(
                                setting.path("key").asString(""),
                                setting.path("label").asString("")));
                    }
                }
            }
        }
        return secrets;
    }

    private ObjectNode wish(Map<String, String> entered) {
        var wish = HostClient.JSON.createObjectNode().put("provider", provider).put("name", name);
        var given = wish.putObject("settings");
        entered.forEach(given::put);
        wish.putObject("policy").put("allowAssigneeUpdates", isOptedIn);
        if (rank != null) {
            wish.put("rank", rank);
        }
        if (schedule != null) {
            wish.put("schedule", schedule);
        }
        return wish;
    }
}
