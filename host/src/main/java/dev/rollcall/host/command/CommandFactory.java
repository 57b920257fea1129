package dev.rollcall.host.command;

import java.util.Map;
import picocli.CommandLine;

/** Makes the commands with what they need. */
final class CommandFactory implements CommandLine.IFactory {
    private final HostContext host;
    private final Map<String, String> environment;

    CommandFactory(HostContext host, Map<String, String> environment) {
        this.host = host;
        this.environment = environment;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ProvidersCommand.class) {
            return type.cast(new ProvidersCommand(host));
        }
        if (type == DevicesCommand.class) {
            return type.cast(new DevicesCommand(host, environment));
        }
        if (type == CaptureCommand.class) {
            return type.cast(new CaptureCommand(host, environment));
        }
        if (type == ServeCommand.class) {
            return type.cast(new ServeCommand(host));
        }
        if (type == RekeyCommand.class) {
            return type.cast(new RekeyCommand(host, environment));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
