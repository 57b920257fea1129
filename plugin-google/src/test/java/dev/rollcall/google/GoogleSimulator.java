package dev.rollcall.google;

import dev.rollcall.api.Partition;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Google's Directory API: its tokens, the list of ChromeOS devices in whose pages keys vanish, the number of them, and
 * how it refuses. A page token stands for the place behind a device, and for the parameters of its page.
 */
public final class GoogleSimulator extends VendorSimulator {
    static final Partition DEVICES = Partition.DEVICES;
    static final String LIST = "/admin/directory/v1/customer/my_customer/devices/chromeos";
    private static final String COUNT = LIST + ":countChromeOsDevices";
    private static final int LARGEST_PAGE = 200;
    private static final int ROWS = 40;

    private final GoogleTokens tokens = new GoogleTokens();
    private final Map<String, String> units = new ConcurrentHashMap<>();
    private final boolean isUserKept;
    private final boolean isCounting;

    /** One of an organisation that does not keep the users of its devices. */
    public GoogleSimulator() {
        this(false, true);
    }

    /**
     * Google.
     *
     * @param isUserKept whether the connection's settings say that the organisation keeps every device's user
     * @param isCounting whether there is the call that counts devices
     */
    public GoogleSimulator(boolean isUserKept, boolean isCounting) {
        this.isUserKept = isUserKept;
        this.isCounting = isCounting;
    }

    GoogleTokens tokens() {
        return tokens;
    }

    /** Moves a device into an organisational unit; all begin in {@code /}. */
    void move(String sourceId, String orgUnit) {
        units.put(sourceId, orgUnit);
    }

    @Override
    protected Asked classify(SimulatedRequest request) {
        var path = request.path();
        if (path.equals(GoogleTokens.PATH)) {
            return Asked.TOKEN;
        }
        if (!path.startsWith(LIST)) {
            return Asked.OTHER;
        }
        if (path.startsWith(LIST + "/") || request.parameter("query").orElse("").startsWith("id:")) {
            return Asked.lookup(DEVICES);
        }
        return path.equals(LIST) && request.number("maxResults", 100) > 1 ? Asked.list(DEVICES) : Asked.other(DEVICES);
    }

    @Override
    protected Reply answer(SimulatedRequest request) {
        var format = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
        return reply(request).header("Date", format.format(tokens.now().atOffset(ZoneOffset.UTC)));
    }

    private Reply reply(SimulatedRequest request) {
        var path = request.path();
        if (path.equals(GoogleTokens.PATH)) {
            return tokens.answer(request, baseUrl());
        }
        if (!tokens.accepts(request)) {
            return fault(401);
        }
        if (path.equals(COUNT) && isCounting) {
            var count = found(request, "filter").count();
            return Reply.json(Map.of("count", String.valueOf(count)));
        }
        if (path.equals(LIST)) {
            return list(request);
        }
        return path.startsWith(LIST + "/") ? one(request) : noSuchAddress();
    }

    /** What stands before all of Google's APIs says it in a web page. */
    static Reply noSuchAddress() {
        return Reply.status(404)
                .text("text/html; charset=UTF-8", "<!DOCTYPE html><title>Error 404 (Not Found)</title>");
    }

    private Reply list(SimulatedRequest request) {
        var asked = request.number("maxResults", 100);
        if (asked < 1 || asked > LARGEST_PAGE) {
            return refusal(400, "invalidParameter", "Invalid value. Values must be within the range: [1, 200]");
        }
        var token = request.parameter("pageToken").map(GoogleSimulator::decoded);
        if (token.filter(text -> !text.startsWith(others(request))).isPresent()) {
            return refusal(400, "invalid", "Invalid Input: " + request.parameter("pageToken"));
        }
        var last = token.map(text -> text.substring(others(request).length())).orElse("");
        var size = pageSize(asked);
        var page = found(request, "query")
                .sorted(Comparator.comparing(SimulatedDevice::sourceId))
                .filter(device -> device.sourceId().compareTo(last) > 0)
                .limit(size)
                .toList();
        return Reply.json(asked(request, body(request, page, page.size() == size)));
    }

    /** A full page names a next one, which may be empty. */
    private Map<String, Object> body(SimulatedRequest request, List<SimulatedDevice> page, boolean isFull) {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", "admin#directory#chromeosdevices");
        body.put("etag", "\"x\"");
        if (!page.isEmpty()) {
            var rows = page.stream().map(device -> record(request, device)).toList();
            body.put("chromeosdevices", rows);
        }
        if (isFull) {
            body.put(
                    "nextPageToken",
                    encoded(others(request) + page.get(page.size() - 1).sourceId()));
        }
        return body;
    }

    private Reply one(SimulatedRequest request) {
        return tenant().find(request.path().substring(LIST.length() + 1))
                .map(device -> Reply.json(asked(request, record(request, device))))
                .orElseGet(() -> refusal(404, "notFound", "Resource Not Found: deviceId"));
    }

    private Map<String, Object> record(SimulatedRequest request, SimulatedDevice device) {
        return request.parameter("projection").equals(Optional.of("FULL"))
                ? GoogleRecords.full(device, unit(device))
                : GoogleRecords.basic(device);
    }

    private static Object asked(SimulatedRequest request, Map<String, Object> body) {
        return request.parameter("fields")
                .map(fields -> FieldMask.of(fields).applyTo(body))
                .orElse(body);
    }

    /** By unit, and by part of a serial or by status. */
    private Stream<SimulatedDevice> found(SimulatedRequest request, String queryName) {
        var unit = request.parameter("orgUnitPath").map(path -> "/" + path);
        var query = request.parameter(queryName).orElse("");
        return tenant().in(DEVICES).stream()
                .filter(device -> unit.isEmpty() || (unit(device) + "/").startsWith(unit.get() + "/"))
                .filter(device -> matches(device, query));
    }

    private static boolean matches(SimulatedDevice device, String query) {
        if (query.isEmpty()) {
            return true;
        }
        var term = query.split(":", 2);
        return switch (term[0]) {
            case "id" -> term[1].length() > 2 && device.serial().contains(term[1]);
            case "status" -> device.isEnrolled() == term[1].equals("provisioned");
            default -> throw new IllegalStateException("The simulator knows no query " + query);
        };
    }

    private String unit(SimulatedDevice device) {
        return units.getOrDefault(device.sourceId(), "/");
    }

    @Override
    protected Reply fault(int status) {
        return switch (status) {
            case 401 -> refusal(401, "authError", "Invalid Credentials");
            case 403 -> refusal(403, "forbidden", "Not Authorized to access this resource/api");
            case 429 -> refusal(429, "rateLimitExceeded", "Rate Limit Exceeded");
            default -> refusal(status, status < 500 ? "invalid" : "backendError", "Error " + status);
        };
    }

    static Reply refusal(int status, String reason, String message) {
        var one = Map.of("domain", "global", "reason", reason, "message", message);
        return Reply.status(status)
                .with(Map.of("error", Map.of("code", status, "message", message, "errors", List.of(one))));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                GoogleSpec.KEY,
                GoogleTokens.keyFile(baseUrl()),
                GoogleSpec.SUBJECT,
                GoogleTokens.ADMIN,
                GoogleSpec.USER_IS_KEPT,
                String.valueOf(isUserKept),
                GoogleSpec.API_URL,
                baseUrl());
    }

    @Override
    public int rowsPerPage() {
        return ROWS;
    }

    @Override
    public Set<String> secrets() {
        return tokens.secrets();
    }

    @Override
    public boolean statesTotal() {
        return isCounting;
    }

    /** A missing user says so only where the organisation keeps it. */
    @Override
    public boolean saysNobody() {
        return isUserKept;
    }

    /** Devices with these serials. */
    void hold(String... serials) {
        var devices = new ArrayList<SimulatedDevice>();
        for (var serial : serials) {
            devices.add(SimulatedDevice.in(DEVICES, sourceId(DEVICES, devices.size() + 1))
                    .serial(serial)
                    .build());
        }
        tenant().set(devices);
    }

    /** All that must stay the same from page to page. */
    private static String others(SimulatedRequest request) {
        return Stream.of("maxResults", "projection", "fields", "query", "orgUnitPath", "includeChildOrgunits")
                .map(name -> name + "=" + request.parameters(name) + ";")
                .reduce("", String::concat);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
