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
        var entered = entered(provider.id(), secrets(provider), environment);
        var wrong = new LinkedHashMap<>(entered.wrong);
        provider.problems(entered.values).forEach(problem -> wrong.putIfAbsent(problem.key(), problem.toString()));
        if (wrong.isEmpty()) {
            return Settings.of(provider.settings(), entered.values);
        }
        throw unusable(provider.displayName(), wrong);
    }

    /**
     * What was entered for a provider, secrets included; whether it can be used is for others to say.
     *
     * @param secrets of the provider
     * @throws CommandException if a secret is on the command line, or is nowhere
     */
    Map<String, String> values(String provider, List<SecretSetting> secrets, Map<String, String> environment)
            throws CommandException {
        var entered = entered(provider, secrets, environment);
        if (!entered.wrong.isEmpty()) {
            throw unusable(provider, entered.wrong);
        }
        return entered.values;
    }

    /** A setting whose value is nobody else's business. */
    record SecretSetting(String key, String label) {}

    /**
     * What was entered.
     *
     * @param wrong by key, what is wrong with it
     */
    private record Entered(Map<String, String> values, Map<String, String> wrong) {}

    private Entered entered(String provider, List<SecretSetting> secrets, Map<String, String> environment)
            throws CommandException {
        var entered = new Entered(new LinkedHashMap<>(values), new LinkedHashMap<>());
        for (var secret : secrets) {
            addSecret(provider, secret, environment, entered);
        }
        for (var key : unknownSecrets(secrets)) {
            entered.values.putIfAbsent(key, "given");
        }
        return entered;
    }

    private static CommandException unusable(String provider, Map<String, String> wrong) {
        var lines = new ArrayList<>(List.of("The settings for " + provider + " can't be used:"));
        wrong.values().forEach(problem -> lines.add("  " + problem));
        return new CommandException(ExitCode.USAGE, lines);
    }

    private static List<SecretSetting> secrets(SourceSpec provider) {
        return provider.settings().stream()
                .filter(setting -> setting.kind() == Setting.Kind.SECRET)
                .map(setting -> new SecretSetting(setting.key(), setting.label()))
                .toList();
    }

    private void addSecret(String provider, SecretSetting secret, Map<String, String> environment, Entered entered)
            throws CommandException {
        var key = secret.key();
        var title = key + " (" + secret.label() + ")";
        if (values.containsKey(key)) {
            entered.values.remove(key);
            entered.wrong.put(
                    key,
                    title + ": A secret on the command line can be seen by others. Put it into a file and give"
                            + " --secret-file " + key + "=FILE, or use --secret-env.");
            return;
        }
        if (files.containsKey(key)) {
            entered.values.put(key, content(key, files.get(key)));
            return;
        }
        var named = variables.containsKey(key);
        var variable = named ? variables.get(key) : variable(provider, key);
        var value = environment.get(variable);
        if (value != null) {
            entered.values.put(key, value);
        } else if (named) {
            entered.wrong.put(
                    key,
                    title + ": The environment has no variable " + variable + ". Set it, or give --secret-file " + key
                            + "=FILE.");
        }
    }

    private static String variable(String provider, String key) {
        return ("ROLLCALL_" + provider + "_" + key).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private List<String> unknownSecrets(List<SecretSetting> secrets) {
        var named = new ArrayList<>(files.keySet());
        named.addAll(variables.keySet());
        named.removeIf(key -> secrets.stream().anyMatch(secret -> secret.key().equals(key)));
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
