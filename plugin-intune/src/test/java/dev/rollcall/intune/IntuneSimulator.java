package dev.rollcall.intune;

import dev.rollcall.api.Partition;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An Intune tenant behind Microsoft Graph: its login, its list that goes by names, its batches. */
public final class IntuneSimulator extends VendorSimulator {
    static final String DEVICES = "/v1.0/deviceManagement/managedDevices";
    static final String BATCH = "/v1.0/$batch";
    private static final String USERS = "/v1.0/users";
    private static final int ROWS = 40;
    private static final Pattern SERIAL = Pattern.compile("serialNumber eq '((?:[^']|'')*)'");
    private static final Pattern BEHIND = Pattern.compile("LastDeviceName='(.*)',LastDeviceId='(.*)'");

    private final IntuneLogin login;
    private final AtomicInteger throttledParts = new AtomicInteger();
    private final Map<String, Optional<Map<String, Object>>> users = new ConcurrentHashMap<>();
    private final Map<String, List<Map<String, Object>>> primaryUsers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> fields = new ConcurrentHashMap<>();

    private final Map<String, String> more = new ConcurrentHashMap<>();

    /** One that is asked with a client secret. */
    public IntuneSimulator() {
        this(IntuneLogin.bySecret());
    }

    IntuneSimulator(IntuneLogin login) {
        this.login = login;
    }

    /** Is to be asked with this setting. */
    IntuneSimulator with(String key, String value) {
        more.put(key, value);
        return this;
    }

    /** Answers so many of the next parts of batches with 429. */
    void throttleParts(int count) {
        throttledParts.set(count);
    }

    /** Says something else of a user, or, if empty, does not know the user. */
    void user(String id, Optional<Map<String, Object>> user) {
        users.put(id, user);
    }

    /** Says something else of a device's primary users. */
    void primaryUsers(String deviceId, List<Map<String, Object>> of) {
        primaryUsers.put(deviceId, of);
    }

    /** Says something else in some fields of a device. */
    void fields(String deviceId, Map<String, Object> other) {
        fields.put(deviceId, other);
    }

    @Override
    protected Asked classify(SimulatedRequest request) {
        var path = request.path();
        if (IntuneLogin.isPath(path)) {
            return Asked.TOKEN;
        }
        if (path.equals(BATCH)) {
            return Asked.detail(Partition.DEVICES);
        }
        if (path.equals(DEVICES)) {
            return ofList(request);
        }
        if (!path.startsWith(DEVICES + "/")) {
            return Asked.other(Partition.DEVICES);
        }
        return request.parameter("$select").orElse("").contains("physicalMemoryInBytes")
                ? Asked.detail(Partition.DEVICES)
                : Asked.lookup(Partition.DEVICES);
    }

    private static Asked ofList(SimulatedRequest request) {
        if (request.parameter("$filter").isPresent()) {
            return Asked.lookup(Partition.DEVICES);
        }
        return request.number("$top", 1000) == 1 ? Asked.other(Partition.DEVICES) : Asked.list(Partition.DEVICES);
    }

    @Override
    protected Reply answer(SimulatedRequest request) {
        if (IntuneLogin.isPath(request.path())) {
            return login.answer(request, baseUrl());
        }
        if (!login.accepts(request)) {
            return fault(401);
        }
        if (request.path().equals(BATCH)) {
            return batch(request.json());
        }
        if (request.path().equals(DEVICES)) {
            return list(request);
        }
        return one(request.path(), selected(request.parameter("$select")));
    }

    /** A path of one device or user, as it is asked for alone and in a batch. */
    private Reply one(String path, Set<String> selected) {
        if (path.equals(USERS)) {
            return Reply.json(Map.of("value", List.of()));
        }
        if (path.startsWith(USERS + "/")) {
            return user(path.substring(USERS.length() + 1)).map(Reply::json).orElseGet(() -> fault(404));
        }
        if (!path.startsWith(DEVICES + "/")) {
            return fault(400);
        }
        var id = path.substring(DEVICES.length() + 1).replaceFirst("/users$", "");
        if (!IntuneApi.isGuid(id)) {
            return fault(400);
        }
        return tenant().find(id)
                .map(device -> Reply.json(
                        path.endsWith("/users") ? primary(device) : with(id, IntuneRecords.one(device, selected))))
                .orElseGet(() -> fault(404));
    }

    private Reply list(SimulatedRequest request) {
        var selected = selected(request.parameter("$select"));
        var found = tenant().in(Partition.DEVICES).stream()
                .filter(device -> matches(device, request.parameter("$filter")))
                .sorted(Comparator.comparing(SimulatedDevice::name).thenComparing(SimulatedDevice::sourceId))
                .filter(device -> isBehind(device, request.parameter("$skiptoken")))
                .toList();
        var page = found.stream().limit(pageSize(request.number("$top", 1000))).toList();
        var body = new LinkedHashMap<String, Object>();
        body.put("@odata.context", baseUrl() + "/v1.0/$metadata#deviceManagement/managedDevices");
        body.put("@odata.count", page.size());
        if (page.size() < found.size()) {
            body.put("@odata.nextLink", link(request, page.get(page.size() - 1)));
        }
        body.put(
                "value",
                page.stream()
                        .map(device -> with(device.sourceId(), IntuneRecords.listed(device, selected)))
                        .toList());
        return Reply.json(body);
    }

    private Map<String, Object> with(String id, Map<String, Object> record) {
        record.putAll(fields.getOrDefault(id, Map.of()));
        return record;
    }

    private static boolean matches(SimulatedDevice device, Optional<String> filter) {
        if (filter.isEmpty()) {
            return true;
        }
        var serial = SERIAL.matcher(filter.get());
        return serial.matches() && serial.group(1).replace("''", "'").equals(device.serial());
    }

    /** The walk goes by name, and by id among equal names. */
    private static boolean isBehind(SimulatedDevice device, Optional<String> token) {
        if (token.isEmpty()) {
            return true;
        }
        var last = BEHIND.matcher(token.get());
        if (!last.matches()) {
            return false;
        }
        var byName = device.name().compareTo(last.group(1));
        return byName > 0 || (byName == 0 && device.sourceId().compareTo(last.group(2)) > 0);
    }

    private String link(SimulatedRequest request, SimulatedDevice last) {
        var token = "LastDeviceName='" + last.name() + "',LastDeviceId='" + last.sourceId() + "'";
        return baseUrl() + DEVICES + "?$select=" + request.parameter("$select").orElse("") + "&$top="
                + request.number("$top", 1000) + "&$skiptoken="
                + URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply batch(JsonNode posted) {
        var requests = posted.path("requests");
        if (!requests.isArray() || requests.isEmpty() || requests.size() > 20) {
            return fault(400);
        }
        var responses = new ArrayList<Map<String, Object>>();
        for (var request : requests) {
            // Microsoft answers in whatever order.
            responses.add(0, part(request));
        }
        return Reply.json(Map.of("responses", responses));
    }

    private Map<String, Object> part(JsonNode request) {
        var reply = throttledParts.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? fault(429).header("Retry-After", "10")
                : part(request.path("method").asString(), request.path("url").asString());
        return Map.of(
                "id", request.path("id").asString(),
                "status", reply.status(),
                "headers", reply.headers(),
                "body", JsonMapper.shared().readTree(reply.body()));
    }

    private Reply part(String method, String url) {
        var query = url.indexOf('?');
        if (!method.equals("GET") || query < 0 || !url.startsWith("/")) {
            return fault(400);
        }
        var path = URLDecoder.decode(url.substring(0, query), StandardCharsets.UTF_8);
        return one("/v1.0" + path, selected(Optional.of(url.substring(query + 1).replace("$select=", ""))));
    }

    private Optional<Map<String, Object>> user(String id) {
        return users.getOrDefault(
                id,
                tenant().all().stream()
                        .flatMap(device -> device.somebody().stream())
                        .filter(somebody -> IntuneRecords.userId(somebody).equals(id))
                        .findFirst()
                        .map(IntuneRecords::user));
    }

    private Map<String, Object> primary(SimulatedDevice device) {
        var of = device.somebody().map(IntuneRecords::user).map(List::of).orElse(List.of());
        return Map.of("value", primaryUsers.getOrDefault(device.sourceId(), of));
    }

    private static Set<String> selected(Optional<String> select) {
        return Set.of(select.orElse("id").split(","));
    }

    @Override
    protected Reply fault(int status) {
        var code =
                switch (status) {
                    case 400 -> "BadRequest";
                    case 401 -> "InvalidAuthenticationToken";
                    case 403 -> "Forbidden";
                    case 404 -> "ResourceNotFound";
                    case 429 -> "TooManyRequests";
                    default -> "UnknownError";
                };
        var inner = Map.of("date", "2026-11-22T00:00:00", "request-id", "598bf491-55e7-bff6-8dae-b9ca7f04fd3f");
        return Reply.status(status)
                .with(Map.of("error", Map.of("code", code, "message", "simulated", "innerError", inner)));
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<>(login.settings());
        settings.put(IntuneSpec.TENANT, IntuneLogin.TENANT);
        settings.put(IntuneSpec.CLIENT_ID, IntuneLogin.CLIENT_ID);
        settings.put(IntuneSpec.CLOUD, IntuneCloud.OTHER.value());
        settings.put(IntuneSpec.LOGIN_URL, baseUrl());
        settings.put(IntuneSpec.GRAPH_URL, baseUrl());
        settings.putAll(more);
        return settings;
    }

    /** Microsoft gives a thousand. */
    @Override
    public int rowsPerPage() {
        return ROWS;
    }

    @Override
    public Set<String> secrets() {
        return login.secrets();
    }
}
