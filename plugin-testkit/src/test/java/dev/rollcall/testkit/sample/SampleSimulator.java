package dev.rollcall.testkit.sample;

import dev.rollcall.api.Partition;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import dev.rollcall.testkit.simulator.SimulatedUser;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The sample MDM: tokens, two lists by offset with a total, search by parts of a serial, details, changes. */
class SampleSimulator extends VendorSimulator {
    static final String SECRET = "sample-client-secret-8213";
    private static final String TOKEN = "sample-token-5571-";

    private final AtomicInteger tokens = new AtomicInteger();
    private final boolean statesTotal;

    SampleSimulator() {
        this(true);
    }

    SampleSimulator(boolean statesTotal) {
        this.statesTotal = statesTotal;
    }

    @Override
    public Optional<String> messageAbout(SimulatedDevice device) {
        return Optional.of(
                "{\"device\": {\"id\": \"" + device.sourceId() + "\", \"serial\": \"" + device.serial() + "\"}}");
    }

    @Override
    protected Asked classify(SimulatedRequest request) {
        if (request.path().equals(SampleApi.TOKEN_PATH)) {
            return Asked.TOKEN;
        }
        var partition = partition(request);
        if (partition.isEmpty()) {
            return Asked.OTHER;
        }
        var rest = rest(request);
        if (rest.isEmpty()) {
            return Asked.list(partition.get());
        }
        if (rest.equals("changes")) {
            return Asked.other(partition.get());
        }
        return rest.endsWith("/details") ? Asked.detail(partition.get()) : Asked.lookup(partition.get());
    }

    @Override
    protected Reply answer(SimulatedRequest request) {
        if (request.path().equals(SampleApi.TOKEN_PATH)) {
            return token(request);
        }
        if (!request.header("Authorization").orElse("").startsWith("Bearer " + TOKEN)) {
            return fault(401);
        }
        var partition = partition(request);
        return partition.isEmpty() ? fault(404) : answer(request, partition.get(), rest(request));
    }

    private Reply token(SimulatedRequest request) {
        var isKnown = request.field("client_secret").filter(SECRET::equals).isPresent();
        return isKnown
                ? Reply.json(Map.of(
                        "access_token", TOKEN + tokens.incrementAndGet(), "token_type", "Bearer", "expires_in", 3600))
                : fault(401);
    }

    private Reply answer(SimulatedRequest request, Partition partition, String rest) {
        if (!request.method().equals("GET")) {
            return Reply.status(204);
        }
        if (rest.isEmpty()) {
            return list(request, tenant().in(partition));
        }
        if (rest.equals("search")) {
            var part = request.parameter("serial").orElse("").toUpperCase(Locale.ROOT);
            return list(
                    request,
                    tenant().in(partition).stream()
                            .filter(device ->
                                    device.serial().toUpperCase(Locale.ROOT).contains(part))
                            .toList());
        }
        if (rest.equals("changes")) {
            var since = Instant.parse(request.parameter("since").orElseThrow());
            return list(
                    request,
                    tenant().in(partition).stream()
                            .filter(device -> !device.lastContact().isBefore(since))
                            .toList());
        }
        var device = tenant().find(rest.replace("/details", ""));
        if (device.isEmpty()) {
            return fault(404);
        }
        return rest.endsWith("/details")
                ? Reply.json(Map.of("id", device.get().sourceId(), "memory", 8L << 30))
                : Reply.json(row(device.get()));
    }

    private Reply list(SimulatedRequest request, List<SimulatedDevice> devices) {
        var rows = devices.stream()
                .skip(request.number("offset", 0))
                .limit(rows(request.number("limit", rowsPerPage())))
                .map(SampleSimulator::row)
                .toList();
        return Reply.json(statesTotal ? Map.of("total", devices.size(), "devices", rows) : Map.of("devices", rows));
    }

    int rows(int asked) {
        return pageSize(asked);
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
        if (!(device.user() instanceof SimulatedUser.NotReported)) {
            row.put("user", device.somebody().orElse(null));
        }
        row.put("state", device.isEnrolled() ? "managed" : "retired");
        row.put("seen", device.lastContact().toString());
        return row;
    }

    @Override
    protected Reply fault(int status) {
        return Reply.status(status).with(Map.of("error", "sample_" + status));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("address", baseUrl(), "clientId", "rollcall", "clientSecret", SECRET);
    }

    @Override
    public int rowsPerPage() {
        return SampleSource.PAGE;
    }

    @Override
    public Set<String> secrets() {
        return Set.of(SECRET, TOKEN);
    }

    @Override
    public boolean statesTotal() {
        return statesTotal;
    }

    private static Optional<Partition> partition(SimulatedRequest request) {
        return SampleSource.lists().stream()
                .filter(partition -> (request.path() + "/").startsWith("/v1/" + partition + "/"))
                .findFirst();
    }

    private static String rest(SimulatedRequest request) {
        var parts = request.path().split("/", 4);
        return parts.length < 4 ? "" : parts[3];
    }
}
