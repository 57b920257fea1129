package dev.rollcall.host.command;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.host.plugin.InstalledPlugin;
import dev.rollcall.host.plugin.Plugins;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the MDM providers that can be connected, and the plugins that can't be used. */
@Command(
        name = "providers",
        mixinStandardHelpOptions = true,
        description = "Lists the MDM providers whose plugins are in the plugins folder.")
final class ProvidersCommand implements Callable<Integer> {
    private final HostContext host;

    @Option(names = "--settings", description = "Also list the settings that each provider asks for.")
    private boolean settings;

    @Spec
    private CommandSpec spec;

    ProvidersCommand(HostContext host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        try (var context = host.withoutServer()) {
            var plugins = context.getBean(Plugins.class);
            var out = spec.commandLine().getOut();
            if (plugins.installed().isEmpty()) {
                out.println("There is no provider yet. Put a provider's plugin (a jar) into the folder "
                        + plugins.folder() + ".");
            } else {
                table(plugins.installed()).print(out);
            }
            if (settings) {
                plugins.providers().forEach(this::printSettings);
            }
            var err = spec.commandLine().getErr();
            plugins.folderProblem().ifPresent(err::println);
            plugins.refused()
                    .forEach(refused -> err.println(
                            "Not used: " + refused.file().getFileName() + ". " + TextTable.plain(refused.reason())));
        }
        return ExitCode.OK.number();
    }

    private static TextTable table(List<InstalledPlugin> plugins) {
        var table = new TextTable("PROVIDER", "NAME", "PLUGIN", "VERSION", "STATE");
        for (var plugin : plugins) {
            var facts = plugin.facts();
            table.row(List.of(
                    plugin.provider(),
                    plugin.spec().map(SourceSpec::displayName).orElse(facts.description()),
                    facts.id(),
                    facts.version(),
                    plugin.isEnabled() ? "ready" : "disabled"));
        }
        return table;
    }

    private void printSettings(SourceSpec provider) {
        var out = spec.commandLine().getOut();
        out.println();
        out.println("Settings of " + provider.id() + ":");
        var table = new TextTable("  KEY", "NEEDED", "KIND", "LABEL");
        for (var setting : provider.settings()) {
            table.row(List.of(
                    "  " + setting.key(),
                    needed(setting),
                    setting.kind().name().toLowerCase(Locale.ROOT),
                    setting.label()));
        }
        table.print(out);
        provider.settings().stream()
                .filter(setting -> !setting.help().isEmpty())
                .forEach(setting -> out.println("  " + setting.key() + ": " + setting.help()));
        out.println("  More: " + provider.documentation());
    }

    private static String needed(Setting setting) {
        if (setting.isRequired()) {
            return "yes";
        }
        return setting.defaultValue().map(value -> "default " + value).orElse("no");
    }
}
