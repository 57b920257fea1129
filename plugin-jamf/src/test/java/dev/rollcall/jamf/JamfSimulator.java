package dev.rollcall.jamf;

import dev.rollcall.api.Partition;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A Jamf Pro server: its tokens, its two lists in their versions, and how it fails. */
final class JamfSimulator extends VendorSimulator {
    static final Partition COMPUTERS = JamfInventory.COMPUTERS.partition();
    static final Partition MOBILE_DEVICES = JamfInventory.MOBILE_DEVICES.partition();

    private static final int PAGE = 20;
    private static final Pattern COMPUTERS_PATH = Pattern.compile("/api/(v[1-9])/computers-inventory");
    private static final String MOBILE_PATH = "/api/v2/mobile-devices/detail";

    private final JamfTokens tokens;
    private final Set<String> unprocessable = ConcurrentHashMap.newKeySet();
    private volatile Set<String> versions = Set.of("v4", "v3", "v2", "v1");
    private volatile String contextPath = "";
    private volatile int slowAbove = Integer.MAX_VALUE;
    private volatile boolean starsAreWild;

    /** One that is asked by an API client. */
    JamfSimulator() {
        this(JamfTokens.ofApiClient());
    }

    JamfSimulator(JamfTokens tokens) {
        this.tokens = tokens;
    }

    /** Has only these versions of the list of computers. */
    JamfSimulator onlyVersions(String... only) {
        versions = Set.copyOf(List.of(only));
        return this;
    }

    /** Is found under a path, as a server of one's own may be. */
    JamfSimulator under(String path) {
        contextPath = path;
        return this;
    }

    /** Answers with the load balancer's 504 where more rows are asked for. */
    void slowAbove(int rows) {
        slowAbove = rows;
    }

    /** Can't process the hardware of this mobile device. */
    void breakHardwareOf(String sourceId) {
        unprocessable.add(sourceId);
    }

    /** Takes an escaped star for a wildcard too. */
    void takeEveryStarForAWildcard() {
        starsAreWild = true;
    }

    JamfTokens tokens() {
        return tokens;
    }

    @Override
    public Optional<String> messageAbout(SimulatedDevice device) {
        var isMobile = device.partition().equals(JamfInventory.MOBILE_DEVICES.partition());
        var inventory = isMobile ? JamfInventory.MOBILE_DEVICES : JamfInventory.COMPUTERS;
        return Optional.of(JamfHintsTest.message(
                isMobile ? "MobileDeviceEnrolled" : "ComputerInventoryCompleted",
                "{\"jssID\": " + inventory.jamfId(device.sourceId()).orElseThrow() + ", \"serialNumber\": \""
                        + device.serial() + "\"}"));
    }

    @Override
    protected Asked classify(SimulatedRequest request) {
        if (tokens.isTokenPath(path(request))) {
            return Asked.TOKEN;
        }
        var partition = partition(path(request));
        if (partition.isEmpty()) {
            return Asked.OTHER;
        }
        if (request.parameter("filter").isPresent()) {
            return Asked.lookup(partition.get());
        }
        return request.number("page-size", 100) == 1 ? Asked.other(partition.get()) : Asked.list(partition.get());
    }

    /** Every answer sets a cookie, as Jamf's load balancer does. */
    @Override
    protected Reply answer(SimulatedRequest request) {
        return reply(request).header("Set-Cookie", "jpro-ingress=1f2e; Path=/; HttpOnly");
    }

    private Reply reply(SimulatedRequest request) {
        if (!request.path().startsWith(contextPath)) {
            return Reply.status(404).text("text/html", "<html>no such application</html>");
        }
        var path = path(request);
        if (tokens.isTokenPath(path)) {
            return tokens.answer(path, request);
        }
        if (!tokens.accepts(request)) {
            return fault(401);
        }
        var computers = COMPUTERS_PATH.matcher(path);
        if (computers.matches() && versions.contains(computers.group(1))) {
            return list(request, JamfInventory.COMPUTERS, computers.group(1));
        }
        return path.equals(MOBILE_PATH) ? list(request, JamfInventory.MOBILE_DEVICES, "v2") : fault(404);
    }

    private Reply list(SimulatedRequest request, JamfInventory inventory, String version) {
        var asked = request.number("page-size", 100);
        if (asked > slowAbove) {
            return Reply.status(504).text("text/html", "<html><h1>504 Gateway Time-out</h1></html>");
        }
        var found = matching(request, inventory);
        var size = pageSize(asked);
        var page = found.stream()
                .skip((long) request.number("page", 0) * size)
                .limit(size)
                .toList();
        var lenient = request.parameter("exception-handling").equals(Optional.of("LENIENT"));
        if (!lenient && page.stream().anyMatch(device -> unprocessable.contains(device.sourceId()))) {
            return fault(500);
        }
        var records = new JamfRecords(request.parameters("section"), version, unprocessable);
        return Reply.json(Map.of(
                "totalCount",
                found.size(),
                "results",
                page.stream().map(device -> records.record(inventory, device)).toList()));
    }

    private List<SimulatedDevice> matching(SimulatedRequest request, JamfInventory inventory) {
        var devices = tenant().in(inventory.partition());
        var filter = request.parameter("filter");
        if (filter.isEmpty()) {
            return devices;
        }
        var rsql = new Rsql(filter.get(), starsAreWild);
        return devices.stream()
                .filter(device -> rsql.matches(Map.of(
                        inventory.fields().id(),
                        inventory.jamfId(device.sourceId()).orElseThrow(),
                        inventory.fields().serial(),
                        device.serial())))
                .toList();
    }

    @Override
    protected Reply fault(int status) {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", status == 401 ? "INVALID_TOKEN" : "SIMULATED");
        error.put("description", "simulated");
        error.put("id", "0");
        error.put("field", null);
        return Reply.status(status).with(Map.of("httpStatus", status, "errors", List.of(error)));
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<>(tokens.settings());
        settings.put(JamfSpec.URL, baseUrl() + contextPath);
        settings.put(JamfSpec.PAGE_SIZE, String.valueOf(PAGE));
        return settings;
    }

    @Override
    public int rowsPerPage() {
        return PAGE;
    }

    @Override
    public Set<String> secrets() {
        return tokens.secrets();
    }

    @Override
    public boolean statesTotal() {
        return true;
    }

    /** Both inventories count from 1. */
    @Override
    protected String sourceId(Partition partition, int number) {
        return JamfInventory.of(partition).sourceId(String.valueOf(number));
    }

    /** Devices with these serials, in that order, in a list. */
    void hold(Partition partition, String... serials) {
        var devices = new ArrayList<SimulatedDevice>();
        for (var serial : serials) {
            devices.add(SimulatedDevice.in(partition, sourceId(partition, devices.size() + 1))
                    .serial(serial)
                    .build());
        }
        tenant().set(devices);
    }

    private String path(SimulatedRequest request) {
        return request.path().startsWith(contextPath) ? request.path().substring(contextPath.length()) : request.path();
    }

    private static Optional<Partition> partition(String path) {
        if (path.equals(MOBILE_PATH)) {
            return Optional.of(MOBILE_DEVICES);
        }
        return COMPUTERS_PATH.matcher(path).matches() ? Optional.of(COMPUTERS) : Optional.empty();
    }
}
