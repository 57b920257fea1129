package dev.rollcall.host.command;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.http.RequestCounts;
import dev.rollcall.source.CollectedDevices;
import dev.rollcall.source.PartitionReading;
import dev.rollcall.source.SourceConnection;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Lists the devices of an MDM, read through its plugin. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads the devices of an MDM through its plugin and prints them. Changes nothing anywhere.",
            "",
            "Example: rollcall devices --provider kandji --setting apiUrl=https://acme.api.kandji.io"
                    + " --secret-file apiToken=token.txt"
        })
final class DevicesCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HostContext host;
    private final Map<String, String> environment;

    @Mixin
    private ProviderOptions provider = new ProviderOptions();

    @Option(names = "--json", description = "Print a line of JSON for each device instead of a table.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    DevicesCommand(HostContext host, Map<String, String> environment) {
        this.host = host;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return provider.use(host, environment, this::list).number();
    }

    private ExitCode list(ApplicationContext context, DeviceSource source, Settings settings)
            throws SourceException, InterruptedException {
        var err = spec.commandLine().getErr();
        var clock = context.getBean(Clock.class);
        var begun = clock.instant();
        var http = context.getBean(OutboundHttp.class);
        try (var connection = SourceConnection.open(source, settings, http, clock, err::println)) {
            var readings = new ArrayList<PartitionReading>();
            for (var partition : connection.partitions()) {
                readings.add(read(connection, partition));
            }
            summarise(readings, connection.requests(), Duration.between(begun, clock.instant()));
            return readings.stream().allMatch(reading -> reading.completeness().isComplete())
                    ? ExitCode.OK
                    : ExitCode.INCOMPLETE;
        }
    }

    private PartitionReading read(SourceConnection connection, Partition partition) throws InterruptedException {
        var devices = new CollectedDevices();
        var progress = new Progress(devices, spec.commandLine().getErr(), partition.label());
        var reading = connection.read(partition, progress);
        print(devices, partition, reading.completeness().isComplete());
        return reading;
    }

    private void print(CollectedDevices devices, Partition partition, boolean isComplete) {
        var out = spec.commandLine().getOut();
        if (json) {
            devices.devices()
                    .forEach(device -> out.println(JSON.writeValueAsString(DeviceText.json(device, partition.id()))));
            return;
        }
        if (devices.devices().isEmpty()) {
            if (isComplete) {
                out.println(partition.label() + ": no devices.");
            }
            return;
        }
        var table = new TextTable(DeviceText.TITLES);
        devices.devices().forEach(device -> table.row(DeviceText.row(device)));
        table.print(out);
    }

    private void summarise(List<PartitionReading> readings, RequestCounts requests, Duration time) {
        var err = spec.commandLine().getErr();
        err.println();
        readings.forEach(reading -> summarise(err, reading));
        var endpoints = new TreeMap<>(requests.byEndpoint())
                .entrySet().stream()
                        .map(entry -> entry.getValue() + " × " + entry.getKey())
                        .collect(Collectors.joining(", "));
        err.printf(
                "%d %s in %.1f s (%s); %d sent again, %d told to slow down.%n",
                requests.total(),
                requests.total() == 1 ? "request" : "requests",
                time.toMillis() / 1000.0,
                endpoints,
                requests.retries(),
                requests.throttled());
    }

    private static void summarise(PrintWriter err, PartitionReading reading) {
        var label = reading.partition().label();
        var verdict = reading.completeness()
                .failure()
                .map(failure -> "INCOMPLETE. " + failure.getMessage())
                .orElse("complete.");
        err.println(label + ": " + reading.delivered() + " devices, " + verdict);
        reading.rejected().stream()
                .limit(20)
                .forEach(record -> err.println("  not readable: "
                        + TextTable.plain(record.sourceId().orElse("(no id)")) + ". " + record.reason()));
        if (reading.rejected().size() > 20) {
            err.println("  and " + (reading.rejected().size() - 20) + " more that are not readable.");
        }
    }
}
