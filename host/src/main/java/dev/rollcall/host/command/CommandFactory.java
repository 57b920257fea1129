package dev.rollcall.host.command;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Makes the commands with what they need. */
final class CommandFactory implements CommandLine.IFactory {
    private final Map<Class<?>, Supplier<Object>> makers = new HashMap<>();
    private final Map<String, String> environment;

    CommandFactory(HostContext host, Interruption interruption, Map<String, String> environment) {
        this.environment = environment;
        makers.put(CaptureCommand.class, () -> new CaptureCommand(host, environment));
        makers.put(DevicesCommand.class, () -> new DevicesCommand(host, environment));
        makers.put(ProvidersCommand.class, () -> new ProvidersCommand(host));
        makers.put(RekeyCommand.class, () -> new RekeyCommand(host, environment));
        makers.put(RestoreCommand.class, () -> new RestoreCommand(host));
        makers.put(ServeCommand.class, () -> new ServeCommand(host));
        addThoseOfTheHost(new HostAccess(host, interruption));
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        var made = makers.get(type);
        return made == null ? CommandLine.defaultFactory().create(type) : type.cast(made.get());
    }

    private void addThoseOfTheHost(HostAccess access) {
        makers.put(ApplyCommand.class, () -> new ApplyCommand(access, environment));
        makers.put(ApproveCommand.class, () -> new ApproveCommand(access, environment));
        makers.put(AuditListCommand.class, () -> new AuditListCommand(access));
        makers.put(AuditVerifyCommand.class, () -> new AuditVerifyCommand(access));
        makers.put(BackupCommand.class, () -> new BackupCommand(access));
        makers.put(CancelCommand.class, () -> new CancelCommand(access, environment));
        makers.put(ChangesCommand.class, () -> new ChangesCommand(access));
        makers.put(CheckCommand.class, () -> new CheckCommand(access));
        makers.put(ConnectCommand.class, () -> new ConnectCommand(access, environment));
        makers.put(ConnectionsCommand.class, () -> new ConnectionsCommand(access));
        makers.put(ConnectionActivateCommand.class, () -> new ConnectionActivateCommand(access));
        makers.put(ConnectionChangeCommand.class, () -> new ConnectionChangeCommand(access, environment));
        makers.put(ConnectionDeactivateCommand.class, () -> new ConnectionDeactivateCommand(access));
        makers.put(ConnectionDeleteCommand.class, () -> new ConnectionDeleteCommand(access, environment));
        makers.put(DiscardCommand.class, () -> new DiscardCommand(access));
        makers.put(EraseCommand.class, () -> new EraseCommand(access, environment));
        makers.put(HistoryCommand.class, () -> new HistoryCommand(access));
        makers.put(PlatformCheckCommand.class, () -> new PlatformCheckCommand(access));
        makers.put(PlatformPrepareCommand.class, () -> new PlatformPrepareCommand(access, environment));
        makers.put(RevertCommand.class, () -> new RevertCommand(access, environment));
        makers.put(RunsCommand.class, () -> new RunsCommand(access));
        makers.put(SyncCommand.class, () -> new SyncCommand(access, environment));
    }
}
