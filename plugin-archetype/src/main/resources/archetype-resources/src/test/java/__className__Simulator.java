package ${package};

import dev.rollcall.api.Partition;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import dev.rollcall.testkit.simulator.SimulatedUser;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ${providerName} in its own wire format, on a free port of this machine. It is as good a witness as it is faithful:
 * take what it answers from the vendor's documents and from recorded answers, the odd parts too.
 */
public final class ${className}Simulator extends VendorSimulator {
    static final String TOKEN = "${providerId}-simulator-token";
    private static final String DEVICES = "/api/v1/devices";

    /** Runs a tenant of 25 devices until it is stopped, to try the plugin on. */
    public static void main(String[] arguments) throws InterruptedException {
        try (var simulator = new ${className}Simulator()) {
            simulator.tenant().set(simulator.fleet(Partition.DEVICES, 25));
            System.out.println("Address: " + simulator.baseUrl());
            System.out.println("Token:   " + TOKEN);
            System.out.println("Stop it with Ctrl+C.");
            Thread.currentThread().join();
        }
    }

    @Override
    protected Asked classify(SimulatedRequest request) {
        if (request.path().equals(DEVICES)) {
            return request.parameter("serial").isPresent()
                    ? Asked.lookup(Partition.DEVICES)
                    : Asked.list(Partition.DEVICES);
        }
        return request.path().startsWith(DEVICES + "/") ? Asked.lookup(Partition.DEVICES) : Asked.OTHER;
    }

    @Override
    protected Reply answer(SimulatedRequest request) {
        if (!request.header("Authorization").orElse("").equals("Bearer " + TOKEN)) {
            return fault(401);
        }
        if (request.path().equals(DEVICES)) {
            return list(request);
        }
        return request.path().startsWith(DEVICES + "/") ? one(request) : Reply.status(404);
    }

    private Reply list(SimulatedRequest request) {
        var serial = request.parameter("serial").orElse("");
        var devices = tenant().in(Partition.DEVICES).stream()
                .filter(device -> serial.isEmpty() || device.serial().equalsIgnoreCase(serial))
                .toList();
        var rows = devices.stream()
                .skip(request.number("offset", 0))
                .limit(pageSize(request.number("limit", rowsPerPage())))
                .map(${className}Simulator::row)
                .toList();
        return Reply.json(Map.of("total", devices.size(), "devices", rows));
    }

    private Reply one(SimulatedRequest request) {
        return tenant().find(request.path().substring(DEVICES.length() + 1))
                .map(device -> Reply.json(row(device)))
                .orElseGet(() -> Reply.status(404).with(Map.of("error", "no_such_device")));
    }

    private static Map<String, Object> row(SimulatedDevice device) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", device.sourceId());
        if (device.isUnreadable()) {
            row.put("serial", Map.of("not", "a text"));
            row.put("state", List.of(1, 2));
            return row;
        }
        row.put("serial", device.serial());
        row.put("name", device.name());
        row.put("model", device.model());
        row.put("os", "ExampleOS");
        row.put("osVersion", "14.2");
        row.put("memoryMib", 8192);
        row.put("state", device.isEnrolled() ? "managed" : "retired");
        row.put("lastSeen", device.lastContact().toString());
        if (!(device.user() instanceof SimulatedUser.NotReported)) {
            row.put("owner", device.somebody().orElse(null));
        }
        return row;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(${className}Source.ADDRESS, baseUrl(), ${className}Source.TOKEN, TOKEN);
    }

    /** Less than the plugin asks for, as an MDM may do; tests are quicker with small pages. */
    @Override
    public int rowsPerPage() {
        return 10;
    }

    @Override
    public Set<String> secrets() {
        return Set.of(TOKEN);
    }

    @Override
    public boolean statesTotal() {
        return true;
    }
}
