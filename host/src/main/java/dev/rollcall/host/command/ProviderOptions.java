package dev.rollcall.host.command;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.host.plugin.PluginUnavailableException;
import dev.rollcall.host.plugin.Plugins;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a provider and give it its settings, for commands that ask an MDM. */
final class ProviderOptions {
    @Option(
            names = "--provider",
            required = true,
            paramLabel = "ID",
            description = "Which MDM, as `providers` lists it.")
    private String provider = "";

    @Mixin
    private SettingOptions settings = new SettingOptions();

    /**
     * Does something with the provider's source, in a host of its own that ends with it.
     *
     * @throws CommandException if the provider is not there, its settings can't be used, or the MDM can't be asked
     */
    ExitCode use(HostContext host, Map<String, String> environment, Use use)
            throws CommandException, InterruptedException {
        try (var context = host.withoutServer()) {
            var plugins = context.getBean(Plugins.class);
            var values = settings.settings(plugins.provider(provider), environment);
            return plugins.use(provider, source -> use.with(context, source, values));
        } catch (PluginUnavailableException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        } catch (SourceException e) {
            throw new CommandException(ExitCode.INCOMPLETE, e.getMessage());
        }
    }

    /** What a command does with a source. */
    @FunctionalInterface
    interface Use {
        ExitCode with(ApplicationContext context, DeviceSource source, Settings settings)
                throws SourceException, InterruptedException;
    }
}
