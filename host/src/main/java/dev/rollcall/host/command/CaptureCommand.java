package dev.rollcall.host.command;

import dev.rollcall.api.DetailedSource;
import dev.rollcall.api.DeviceLookup;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.host.capture.AnswerRecorder;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.source.CollectedDevices;
import dev.rollcall.source.DeviceConsumer;
import dev.rollcall.source.SourceConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Records what a real tenant answers, as fixtures for whoever works on a plugin. */
@Command(
        name = "capture",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Records a tenant's answers as files, for whoever writes or mends a plugin.",
            "",
            "Reads the first pages of each list, and the details and look-up of a few devices. Names, serial numbers,"
                    + " addresses, ids and secrets are replaced by made-up ones of the same shape; look through the files"
                    + " all the same before you give them to anybody."
        })
final class CaptureCommand implements Callable<Integer> {
    private static final int DEVICES_IN_DETAIL = 3;

    private final HostContext host;
    private final Map<String, String> environment;

    @Mixin
    private ProviderOptions provider = new ProviderOptions();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FOLDER",
            description = "A new or empty folder for the files.")
    private Path folder = Path.of("");

    @Option(
            names = "--answers",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many answers of each list to record at the most (default: ${DEFAULT-VALUE}).")
    private int answers;

    @Spec
    private CommandSpec spec;

    CaptureCommand(HostContext host, Map<String, String> environment) {
        this.host = host;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        refuseFullFolder();
        return provider.use(host, environment, this::capture).number();
    }

    private ExitCode capture(ApplicationContext context, DeviceSource source, Settings settings)
            throws SourceException, InterruptedException {
        var options = context.getBean(HttpOptions.class);
        var clock = context.getBean(Clock.class);
        var err = spec.commandLine().getErr();
        var complete = true;
        var count = 0;
        for (var partition : source.spec().partitions(settings)) {
            var recorder = new AnswerRecorder(folder.resolve(partition.id()), answers);
            try (var http = new OutboundHttp(options, clock, recorder);
                    var connection = SourceConnection.open(source, settings, http, clock, err::println)) {
                complete &= captured(connection, partition, recorder);
            }
            err.println(partition.label() + ": " + recorder.count() + " answers recorded.");
            count += recorder.count();
        }
        spec.commandLine()
                .getOut()
                .println(count + " answers are in " + folder + ". Names, serial numbers, addresses,"
                        + " ids and secrets in them are made up; look through them before you give them to anybody.");
        return complete ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    /** Returns whether all went well that was asked for; that the list was not read to its end is meant to be. */
    private boolean captured(SourceConnection connection, Partition partition, AnswerRecorder recorder)
            throws InterruptedException {
        var sample = new Sample(recorder, Math.max(1, answers - 2 * DEVICES_IN_DETAIL));
        var reading = connection.read(partition, sample);
        var failure = reading.completeness().failure();
        if (failure.isPresent() && !sample.enough) {
            spec.commandLine()
                    .getErr()
                    .println(partition.label() + ": " + failure.get().getMessage());
            return false;
        }
        var few = sample.collected.devices().stream().limit(DEVICES_IN_DETAIL).toList();
        try {
            more(connection, partition, few);
            return true;
        } catch (SourceException e) {
            spec.commandLine().getErr().println(partition.label() + ": " + e.getMessage());
            return false;
        }
    }

    private static void more(SourceConnection connection, Partition partition, List<Device> few)
            throws SourceException, InterruptedException {
        if (few.isEmpty()) {
            return;
        }
        var source = connection.source();
        if (source instanceof DetailedSource detailed) {
            var ids = few.stream().map(Device::sourceId).toList();
            detailed.readDetails(connection.context(), partition, ids, new IgnoringSink());
        }
        var serial = few.get(0).serial();
        if (source instanceof DeviceLookup lookup && serial.isPresent()) {
            lookup.findBySerial(connection.context(), partition, serial.get());
        }
    }

    private void refuseFullFolder() throws CommandException {
        try {
            if (Files.exists(folder) && (!Files.isDirectory(folder) || isFull(folder))) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "The folder " + folder + " is not empty. Give a new or an empty one with --to.");
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.USAGE, "The folder " + folder + " can't be read. Give another one with --to.");
        }
    }

    private static boolean isFull(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        }
    }

    /** Takes devices until enough answers are recorded. */
    private static final class Sample implements DeviceConsumer {
        private final CollectedDevices collected = new CollectedDevices();
        private final AnswerRecorder recorder;
        private final int most;
        private boolean enough;

        Sample(AnswerRecorder recorder, int most) {
            this.recorder = recorder;
            this.most = most;
        }

        @Override
        public boolean accept(Device device) {
            if (recorder.count() > most) {
                enough = true;
                throw new CancellationException("Enough is recorded.");
            }
            return collected.accept(device);
        }

        @Override
        public void clear() {
            collected.clear();
        }
    }
}
