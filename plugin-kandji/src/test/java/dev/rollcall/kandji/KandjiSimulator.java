package dev.rollcall.kandji;

import dev.rollcall.api.Partition;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import dev.rollcall.testkit.simulator.SimulatedUser;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** An Iru tenant with the oddities of its wire format. */
public final class KandjiSimulator extends VendorSimulator {
    static final String TOKEN = "5f0c7a52-3d1e-4a57-9c53-0d6e6c1f2b11";
    private static final String DEVICES = "/api/v1/devices";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");

    private final boolean statesTotal;

    /** A tenant whose answers state no total, as the API's description has it. */
    public KandjiSimulator() {
        this(false);
    }

    /**
     * A tenant.
     *
     * @param statesTotal whether its answers carry the header of 2022 with the number of all devices
     */
    public KandjiSimulator(boolean statesTotal) {
        this.statesTotal = statesTotal;
    }

    @Override
    protected Asked classify(SimulatedRequest request) {
        if (request.path().equals(DEVICES)) {
            return request.parameter("serial_number").isPresent()
                    ? Asked.lookup(Partition.DEVICES)
                    : Asked.list(Partition.DEVICES);
        }
        if (!request.path().startsWith(DEVICES + "/")) {
            return Asked.OTHER;
        }
        return request.path().endsWith("/details") ? Asked.detail(Partition.DEVICES) : Asked.lookup(Partition.DEVICES);
    }

    @Override
    protected Reply answer(SimulatedRequest request) {
        if (!request.header("Authorization").orElse("").equals("Bearer " + TOKEN)) {
            return fault(401);
        }
        if (request.path().equals(DEVICES)) {
            return list(request);
        }
        return request.path().startsWith(DEVICES + "/") ? one(request) : noRoute();
    }

    /** What the gateway says to an address that is none of the API's. */
    static Reply noRoute() {
        return Reply.status(404)
                .with(Map.of("message", "no Route matched with those values", "request_id", "d52b3f0c14a7e85d"));
    }

    @Override
    protected Reply fault(int status) {
        if (status == 429) {
            return Reply.status(429).with(Map.of("message", "API rate limit exceeded"));
        }
        return Reply.status(status).with(Map.of("error", "Error " + status));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(KandjiSpec.API_URL, baseUrl(), KandjiSpec.API_TOKEN, TOKEN);
    }

    @Override
    public int rowsPerPage() {
        return 40;
    }

    @Override
    public Set<String> secrets() {
        return Set.of(TOKEN);
    }

    @Override
    public boolean statesTotal() {
        return statesTotal;
    }

    private Reply list(SimulatedRequest request) {
        var part = request.parameter("serial_number").orElse("");
        var devices = tenant().in(Partition.DEVICES).stream()
                .filter(device -> device.serial().contains(part))
                .sorted(order(request))
                .toList();
        var rows = devices.stream()
                .skip(request.number("offset", 0))
                .limit(pageSize(Math.min(KandjiApi.PAGE, request.number("limit", KandjiApi.PAGE))))
                .map(KandjiSimulator::row)
                .toList();
        var reply = Reply.json(rows)
                .header("link", "<None>; rel=\"next\", <None>; rel=\"prev\"")
                .header("ratelimit-remaining", "47")
                .header("ratelimit-reset", "1");
        return reply.header("x-total-count", statesTotal ? String.valueOf(devices.size()) : "None");
    }

    private static Comparator<SimulatedDevice> order(SimulatedRequest request) {
        return request.parameter("ordering").orElse("").equals("device_id")
                ? Comparator.comparing(SimulatedDevice::sourceId)
                : Comparator.comparing(SimulatedDevice::lastContact).reversed();
    }

    private Reply one(SimulatedRequest request) {
        var isDetail = request.path().endsWith("/details");
        var id = request.path().substring(DEVICES.length() + 1).replaceFirst("/details$", "");
        if (!UUID.matcher(id).matches()) {
            return Reply.status(400).with(Map.of("device_id", List.of("Enter a valid UUID.")));
        }
        return tenant().find(id)
                .map(device -> Reply.json(isDetail ? details(device) : row(device)))
                .orElseGet(() -> fault(404));
    }

    private static Map<String, Object> row(SimulatedDevice device) {
        var row = new LinkedHashMap<String, Object>();
        row.put("device_id", device.sourceId());
        if (device.isUnreadable()) {
            row.put("serial_number", Map.of("not", "a text"));
            row.put("model", List.of(1, 2));
            return row;
        }
        row.put("device_name", device.name());
        row.put("model", device.model());
        row.put("serial_number", device.serial());
        row.put("platform", "Mac");
        row.put("os_version", "14.4.1");
        row.put("supplemental_build_version", "23E224");
        row.put("last_check_in", device.lastContact().toString());
        if (!(device.user() instanceof SimulatedUser.NotReported)) {
            row.put("user", user(device));
        }
        row.put("asset_tag", "");
        row.put("mdm_enabled", true);
        row.put("agent_installed", true);
        row.put("is_missing", false);
        row.put("is_removed", !device.isEnrolled());
        row.put("first_enrollment", "");
        row.put("last_enrollment", "2024-05-13 20:09:27.374451+00:00");
        row.put("lost_mode_status", "");
        row.put("tags", List.of());
        return row;
    }

    private static Object user(SimulatedDevice device) {
        if (device.somebody().isEmpty()) {
            return "";
        }
        var somebody = device.somebody().get();
        return Map.of("email", somebody.email(), "name", somebody.name(), "id", 17, "is_archived", false);
    }

    private static Map<String, Object> details(SimulatedDevice device) {
        return Map.of(
                "general", Map.of("device_id", device.sourceId(), "last_user", "root", "assigned_user", user(device)),
                "mdm", Map.of("mdm_enabled", "True", "supervised", "True"),
                "lost_mode", Map.of(),
                "hardware_overview",
                        Map.of(
                                "model_identifier", "MacBookAir10,1",
                                "processor_name", "Apple M1",
                                "processor_speed", "",
                                "total_number_of_cores", "8",
                                "memory", "8 GB LPDDR4",
                                "udid", "3c976d96-08a0-5014-89e4-66259ab79fe6",
                                "serial_number", device.serial()),
                "volumes",
                        List.of(
                                Map.of("name", "Macintosh HD", "capacity", "228.27 GB"),
                                Map.of("name", "Macintosh HD - Data", "capacity", "228.27 GB")),
                "network", Map.of("mac_address", "fc:e2:6c:27:1b:e4"));
    }
}
