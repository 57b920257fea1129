package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetModel.Os;
import dev.rollcall.sandbox.server.LocalServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A tenant of Microsoft Intune behind Microsoft Graph, with its login: one list of everything but Chromebooks, which
 * goes by the devices' names, details of one device, and batches of requests for them.
 */
public final class IntuneTenant extends MdmTenant {
    private static final String DEVICES = "/v1.0/deviceManagement/managedDevices";
    private static final Pattern SERIAL = Pattern.compile("serialNumber eq '((?:[^']|'')*)'");
    private static final Pattern BEHIND =
            Pattern.compile("Page=([0-9]+),LastDeviceName='(.*)',LastDeviceId='([^']*)'", Pattern.DOTALL);
    private static final int PAGE = 1_000;

    private final DeviceStore store;
    private final IntuneTokens tokens;
    private final MdmServer server;
    private volatile boolean isConsented = true;
    private volatile boolean isLicensed = true;

    private IntuneTenant(DeviceStore store, int port, InstantSource clock) {
        super(List.of(store));
        this.store = store;
        this.tokens = new IntuneTokens(clock);
        this.server = MdmServer.start(LocalServer.on("intune", port), new Api(), faults(), requests());
    }

    /** Starts a tenant on a free port and the system's clock. */
    public static IntuneTenant start(TenantFleet fleet) {
        return start(fleet, 0, InstantSource.system());
    }

    /**
     * Starts a tenant.
     *
     * @param port 0 for a free one
     * @param clock by which tokens expire
     */
    public static IntuneTenant start(TenantFleet fleet, int port, InstantSource clock) {
        var systems = EnumSet.complementOf(EnumSet.of(Os.CHROMEOS));
        return new IntuneTenant(new DeviceStore(fleet, DeviceIds.uuids(11), systems), port, clock);
    }

    /** Whether an admin has consented to the app's permission to read devices. */
    public void consented(boolean on) {
        isConsented = on;
    }

    /** Whether the tenant has an active licence of Intune. */
    public void licensed(boolean on) {
        isLicensed = on;
    }

    /** Ends all tokens that were given out. */
    public void expireTokens() {
        tokens.expireAll();
    }

    /** How many tokens were given out. */
    public int tokensGiven() {
        return tokens.given();
    }

    @Override
    public String provider() {
        return "intune";
    }

    @Override
    public String title() {
        return "Intune";
    }

    @Override
    public String linkField() {
        return "Intune ID";
    }

    @Override
    public URI url() {
        return server.url();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "tenant",
                IntuneTokens.TENANT,
                "clientId",
                IntuneTokens.CLIENT_ID,
                "clientSecret",
                IntuneTokens.CLIENT_SECRET,
                "cloud",
                "other",
                "loginUrl",
                url().toString(),
                "graphUrl",
                url().toString());
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Api implements Vendor {
        @Override
        public String endpoint(String path) {
            return path.replaceFirst("^" + DEVICES + "/[^/]+", DEVICES + "/{id}")
                    .replaceFirst("^/v1.0/users/[^/]+", "/v1.0/users/{id}");
        }

        @Override
        public boolean isForToken(MdmRequest request) {
            return IntuneTokens.isTokenPath(request.path());
        }

        /** A batch of reads is one. */
        @Override
        public boolean isQuery(MdmRequest request) {
            return request.path().equals(IntuneBatches.PATH) && IntuneBatches.onlyReads(request.body());
        }

        @Override
        public Optional<Integer> page(MdmRequest request) {
            if (!request.path().equals(DEVICES) || request.parameter("$filter").isPresent() || size(request) == 1) {
                return Optional.empty();
            }
            var token = request.parameter("$skiptoken").map(BEHIND::matcher);
            return Optional.of(token.filter(found -> found.matches())
                    .map(found -> Integer.parseInt(found.group(1)))
                    .orElse(0));
        }

        @Override
        public boolean isLookUp(MdmRequest request) {
            var isOne =
                    request.path().startsWith(DEVICES + "/") && !request.path().endsWith("/users");
            return isOne || request.parameter("$filter").isPresent();
        }

        @Override
        public Reply answer(MdmRequest request) {
            if (isForToken(request)) {
                return tokens.answer(request, url() + "/.default", faults().areCredentialsRefused());
            }
            if (faults().areCredentialsRefused() || !tokens.accepts(request.authorization())) {
                return fault(401);
            }
            if (!isLicensed) {
                return error(400, "BadRequest", "Request not applicable to target tenant.");
            }
            if (!isConsented) {
                return fault(403);
            }
            if (request.path().equals(IntuneBatches.PATH)) {
                return IntuneBatches.answer(request.body(), this::one).orElseGet(() -> fault(400));
            }
            if (!request.method().equals("GET")) {
                return fault(405);
            }
            return request.path().equals(DEVICES)
                    ? list(request)
                    : one(request.path(), selected(request.parameter("$select").orElse("")));
        }

        @Override
        public Reply fault(int status) {
            var code =
                    switch (status) {
                        case 400 -> "BadRequest";
                        case 401 -> "InvalidAuthenticationToken";
                        case 403 -> "Forbidden";
                        case 404 -> "ResourceNotFound";
                        case 429 -> "TooManyRequests";
                        default -> "UnknownError";
                    };
            return error(status, code, "Error " + status);
        }

        private Reply error(int status, String code, String message) {
            var id = "598bf491-55e7-4ff6-8dae-b9ca7f04fd3f";
            return Reply.json(
                    status,
                    Map.of(
                            "error",
                            Map.of(
                                    "code", code,
                                    "message", message,
                                    "innerError", Map.of("date", "2026-11-22T00:00:00", "request-id", id))));
        }

        private Reply list(MdmRequest request) {
            var filter = request.parameter("$filter").map(SERIAL::matcher);
            if (filter.isPresent() && !filter.get().matches()) {
                return fault(400);
            }
            var size = size(request);
            var found = filter.map(serial -> withSerial(serial.group(1).replace("''", "'")))
                    .orElseGet(() -> store.byName(last(request), size + 1));
            if (faults().areListsEmpty()) {
                found = List.of();
            }
            var page = found.stream().limit(size).toList();
            var selected = selected(request.parameter("$select").orElse(""));
            var body = new LinkedHashMap<String, Object>();
            body.put("@odata.context", url() + "/v1.0/$metadata#deviceManagement/managedDevices");
            body.put("@odata.count", page.size());
            if (page.size() < found.size() && filter.isEmpty()) {
                body.put("@odata.nextLink", next(request, page.get(page.size() - 1)));
            }
            body.put(
                    "value",
                    page.stream()
                            .map(device -> IntuneRecords.listed(device, selected))
                            .toList());
            return Reply.ok(body);
        }

        private List<MdmDevice> withSerial(String serial) {
            return store.withSerial(serial, serial::equalsIgnoreCase);
        }

        private static NameOrder.Place last(MdmRequest request) {
            var token = request.parameter("$skiptoken").map(BEHIND::matcher);
            return token.filter(found -> found.matches())
                    .map(found -> new NameOrder.Place(found.group(2), found.group(3)))
                    .orElse(NameOrder.Place.FIRST);
        }

        private String next(MdmRequest request, MdmDevice last) {
            var token = "Page=" + (page(request).orElse(0) + 1) + ",LastDeviceName='" + last.name() + "',LastDeviceId='"
                    + last.sourceId() + "'";
            return url() + DEVICES + "?$select=" + request.parameter("$select").orElse("") + "&$top="
                    + size(request) + "&$skiptoken="
                    + URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
        }

        /** What is asked for by a path alone, also in a batch. */
        private Reply one(String path, Set<String> selected) {
            if (path.startsWith("/v1.0/users")) {
                return user(path.substring("/v1.0/users".length()));
            }
            if (!path.startsWith(DEVICES + "/")) {
                return fault(400);
            }
            var id = path.substring(DEVICES.length() + 1).replaceFirst("/users$", "");
            return store.listed(id)
                    .map(device -> path.endsWith("/users")
                            ? Reply.ok(Map.of("value", IntuneRecords.users(device)))
                            : Reply.ok(IntuneRecords.one(device, selected)))
                    .orElseGet(() -> fault(404));
        }

        /** The directory knows whom a device was given; nobody else is asked for. */
        private Reply user(String idWithSlash) {
            if (idWithSlash.isEmpty()) {
                return Reply.ok(Map.of("value", List.of()));
            }
            return devices()
                    .flatMap(device -> IntuneRecords.users(device).stream())
                    .filter(user -> idWithSlash.equals("/" + user.get("id")))
                    .findFirst()
                    .map(Reply::ok)
                    .orElseGet(() -> fault(404));
        }

        private static Set<String> selected(String select) {
            return select.isEmpty() ? Set.of() : Set.of(select.split(","));
        }

        private static int size(MdmRequest request) {
            return Math.max(1, Math.min(PAGE, request.number("$top", PAGE)));
        }
    }
}
