package dev.rollcall.host.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes a connection. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Changes a connection; what is not given stays. It takes effect with the next run and starts none.",
            "",
            "A changed address asks for the secrets anew: a stored secret is not sent elsewhere."
        })
final class ConnectionChangeCommand implements Callable<Integer> {
    private final HostAccess access;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "CONNECTION", description = "Its name or id.")
    private String connection = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What people call it from now on.")
    private @Nullable String name;

    @Option(
            names = "--allow-assignee-updates",
            arity = "1",
            paramLabel = "true|false",
            description = "Whether the MDM may update the assignee, end and recover assets. Says what will happen, and"
                    + " asks.")
    private @Nullable Boolean optIn;

    @Option(names = "--yes", description = "Agree to the opt-in without being asked.")
    private boolean isAgreed;

    @Option(names = "--rank", paramLabel = "N", description = "Its place in the order of the connections.")
    private @Nullable Integer rank;

    @Option(
            names = "--schedule",
            paramLabel = "CRON",
            description = "When a running host syncs it by itself: a cron expression of six fields and a time zone,"
                    + " or \"never\"; daily if empty.")
    private @Nullable String schedule;

    @Option(names = "--setting", paramLabel = "KEY=VALUE", description = "A setting; may be repeated.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--secret-file",
            paramLabel = "KEY=FILE",
            description = "A secret setting, read from a file; may be repeated.")
    private Map<String, Path> files = new LinkedHashMap<>();

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    ConnectionChangeCommand(HostAccess access, Map<String, String> environment) {
        this.access = access;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        var wish = wish();
        if (wish.isEmpty()) {
            throw new CommandException(ExitCode.USAGE, "Nothing is to be changed. Give an option that says what.");
        }
        return access.use(host, client -> change(client, wish));
    }

    private ExitCode change(HostClient client, ObjectNode wish) throws CommandException, InterruptedException {
        var path = "/connections/" + HostClient.segment(connection);
        refuseSecrets(client, client.get(path).path("provider").asString(""));
        var out = spec.commandLine().getOut();
        var changed = new Confirmed(out, environment, isAgreed).send(wish, body -> client.patch(path, body));
        out.println("The connection '" + TextTable.plain(changed.path("name").asString("")) + "' is as you wish.");
        changed.path("remarks").forEach(remark -> out.println(TextTable.plain(remark.asString(""))));
        return ExitCode.OK;
    }

    private ObjectNode wish() throws CommandException {
        var wish = HostClient.JSON.createObjectNode();
        if (name != null) {
            wish.put("name", name);
        }
        if (rank != null) {
            wish.put("rank", rank);
        }
        if (schedule != null) {
            wish.put("schedule", schedule);
        }
        if (optIn != null) {
            wish.putObject("policy").put("allowAssigneeUpdates", optIn);
        }
        if (!values.isEmpty() || !files.isEmpty()) {
            var settings = wish.putObject("settings");
            values.forEach(settings::put);
            for (var file : files.entrySet()) {
                settings.put(file.getKey(), content(file.getKey(), file.getValue()));
            }
        }
        return wish;
    }

    private static String content(String key, Path file) throws CommandException {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.USAGE, "The file of the secret '" + key + "' can't be read. Check " + file + ".");
        }
    }

    private void refuseSecrets(HostClient client, String provider) throws CommandException, InterruptedException {
        Set<String> secrets = new HashSet<>();
        for (var known : client.list("/providers", Integer.MAX_VALUE)) {
            if (known.path("id").asString("").equals(provider)) {
                known.path("settings").forEach(setting -> secret(setting, secrets));
            }
        }
        for (var key : values.keySet()) {
            if (secrets.contains(key)) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "The secret '" + key + "' is on the command line, where others can see it. Put it into a file,"
                                + " and give --secret-file " + key + "=FILE.");
            }
        }
    }

    private static void secret(JsonNode setting, Set<String> secrets) {
        if (setting.path("kind").asString("").equals("SECRET")) {
            secrets.add(setting.path("key").asString(""));
        }
    }
}
