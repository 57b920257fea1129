package dev.rollcall.host.command;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that give a provider its settings. Secrets come from a file or the environment, never from the line. */
final class SettingOptions {
    @Option(
            names = "--setting",
            paramLabel = "KEY=VALUE",
            description = "A setting of the provider; may be repeated. `rollcall providers --settings` lists them.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--secret-file",
            paramLabel = "KEY=FILE",
            description = "A secret setting, read from a file; may be repeated.")
    private Map<String, Path> files = new LinkedHashMap<>();

    @Option(
            names = "--secret-env",
            paramLabel = "KEY=NAME",
            description = "A secret setting, read from an environment variable; may be repeated. Without it,"
                    + " ROLLCALL_<PROVIDER>_<KEY> is looked for.")
    private Map<String, String> variables = new LinkedHashMap<>();

    /**
     * The settings for a provider.
     *
     * @throws CommandException naming everything that is wrong with them
     */
    Settings settings(SourceSpec provider, Map<String, String> environment) throws CommandException {
        var entered = new LinkedHashMap<>(values);
        var wrong = new LinkedHashMap<String, String>();
        for (var setting : provider.settings()) {
            if (setting.kind() == Setting.Kind.SECRET) {
                addSecret(provider, setting, environment, entered, wrong);
            }
        }
        for (var key : unknownSecrets(provider)) {
            entered.putIfAbsent(key, "given");
        }
        provider.problems(entered).forEach(problem -> wrong.putIfAbsent(problem.key(), problem.toString()));
        if (wrong.isEmpty()) {
            return Settings.of(provider.settings(), entered);
        }
        var lines = new ArrayList<>(List.of("The settings for " + provider.displayName() + " can't be used:"));
        wrong.values().forEach(problem -> lines.add("  " + problem));
        throw new CommandException(ExitCode.USAGE, lines);
    }

    private void addSecret(
            SourceSpec provider,
            Setting setting,
            Map<String, String> environment,
            Map<String, String> entered,
            Map<String, String> wrong)
            throws CommandException {
        var key = setting.key();
        if (values.containsKey(key)) {
            entered.remove(key);
            wrong.put(
                    key,
                    key + " (" + setting.label() + "): A secret on the command line can be seen by others. Put"
                            + " it into a file and give --secret-file " + key + "=FILE, or use --secret-env.");
            return;
        }
        if (files.containsKey(key)) {
            entered.put(key, content(key, files.get(key)));
            return;
        }
        var named = variables.containsKey(key);
        var variable = named ? variables.get(key) : variable(provider, key);
        var value = environment.get(variable);
        if (value != null) {
            entered.put(key, value);
        } else if (named) {
            wrong.put(
                    key,
                    key + " (" + setting.label() + "): The environment has no variable " + variable
                            + ". Set it, or give --secret-file " + key + "=FILE.");
        }
    }

    private static String variable(SourceSpec provider, String key) {
        return ("ROLLCALL_" + provider.id() + "_" + key).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private List<String> unknownSecrets(SourceSpec provider) {
        var named = new ArrayList<>(files.keySet());
        named.addAll(variables.keySet());
        named.removeIf(key -> provider.settings().stream()
                .anyMatch(setting -> setting.key().equals(key) && setting.kind() == Setting.Kind.SECRET));
        return named;
    }

    private static String content(String key, Path file) throws CommandException {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "The file " + file + " for the secret " + key + " can't be read ("
                            + e.getClass().getSimpleName() + "). Check the path and its permissions.");
        }
    }
}
