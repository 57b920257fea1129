package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetModel.Os;
import dev.rollcall.sandbox.server.LocalServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A tenant of Iru, formerly Kandji: one list of everything but Chromebooks, and details of each device. */
public final class KandjiTenant extends MdmTenant {
    /** What a token may be allowed. */
    public enum Permission {
        DEVICE_LIST,
        DEVICE_ID,
        DEVICE_DETAILS
    }

    private static final String TOKEN = "5f0c7a52-3d1e-4a57-9c53-0d6e6c1f2b11";
    private static final String DEVICES = "/api/v1/devices";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");
    private static final int PAGE = 300;

    /** From that length on, a serial of a generated device contains the text only if it is the text. */
    private static final int WHOLE_SERIAL = 11;

    private final DeviceStore store;
    private final MdmServer server;
    private final Set<Permission> lacking = ConcurrentHashMap.newKeySet();

    private KandjiTenant(DeviceStore store, int port) {
        super(List.of(store));
        this.store = store;
        this.server = MdmServer.start(LocalServer.on("kandji", port), new Api(), faults(), requests());
    }

    /** Starts a tenant on a free port. */
    public static KandjiTenant start(TenantFleet fleet) {
        return start(fleet, 0);
    }

    /**
     * Starts a tenant.
     *
     * @param port 0 for a free one
     */
    public static KandjiTenant start(TenantFleet fleet, int port) {
        var systems = EnumSet.complementOf(EnumSet.of(Os.CHROMEOS));
        return new KandjiTenant(new DeviceStore(fleet, DeviceIds.uuids(7), systems), port);
    }

    /** Takes a permission from the token. */
    public void revoke(Permission permission) {
        lacking.add(permission);
    }

    /** Gives a permission back to the token. */
    public void grant(Permission permission) {
        lacking.remove(permission);
    }

    @Override
    public String provider() {
        return "kandji";
    }

    @Override
    public String title() {
        return "Kandji";
    }

    @Override
    public String linkField() {
        return "Kandji ID";
    }

    @Override
    public URI url() {
        return server.url();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("apiUrl", url().toString(), "apiToken", TOKEN);
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Api implements Vendor {
        @Override
        public String endpoint(String path) {
            return path.replaceFirst("^" + DEVICES + "/[^/]+", DEVICES + "/{device_id}");
        }

        @Override
        public boolean isForToken(MdmRequest request) {
            return false;
        }

        @Override
        public Optional<Integer> page(MdmRequest request) {
            var isList = request.path().equals(DEVICES)
                    && request.parameter("serial_number").isEmpty();
            return isList ? Optional.of(request.number("offset", 0) / limit(request)) : Optional.empty();
        }

        @Override
        public boolean isLookUp(MdmRequest request) {
            var isOne =
                    request.path().startsWith(DEVICES + "/") && !request.path().endsWith("/details");
            return isOne || request.parameter("serial_number").isPresent();
        }

        @Override
        public Reply answer(MdmRequest request) {
            if (!request.authorization().equals("Bearer " + TOKEN) || faults().areCredentialsRefused()) {
                return fault(401);
            }
            if (!request.path().startsWith(DEVICES)) {
                return Reply.json(
                        404, Map.of("message", "no Route matched with those values", "request_id", "d52b3f0c14a7e85d"));
            }
            if (!request.method().equals("GET")) {
                return fault(405);
            }
            return request.path().equals(DEVICES) ? list(request) : one(request);
        }

        @Override
        public Reply fault(int status) {
            return status == 429
                    ? Reply.json(429, Map.of("message", "API rate limit exceeded"))
                    : Reply.json(status, Map.of("error", "Error " + status));
        }

        private Reply list(MdmRequest request) {
            if (lacking.contains(Permission.DEVICE_LIST)) {
                return fault(403);
            }
            var text = request.parameter("serial_number").filter(serial -> !serial.isEmpty());
            var offset = request.number("offset", 0);
            var found = text.map(this::found);
            var devices = found.map(all ->
                            all.stream().skip(offset).limit(limit(request)).toList())
                    .orElseGet(() -> listed(request, offset));
            var total = found.map(List::size).orElseGet(store::size);
            return Reply.ok(devices.stream().map(KandjiRecords::row).toList())
                    .with("link", "<None>; rel=\"next\", <None>; rel=\"prev\"")
                    .with("x-total-count", String.valueOf(faults().areListsEmpty() ? 0 : total))
                    .with("ratelimit-limit", "50")
                    .with("ratelimit-remaining", "47")
                    .with("ratelimit-reset", "1");
        }

        /** By id if that is asked for, else by last contact, which moves. */
        private List<MdmDevice> listed(MdmRequest request, int offset) {
            if (faults().areListsEmpty()) {
                return List.of();
            }
            if (request.parameter("ordering").equals(Optional.of("device_id"))) {
                return store.page(offset, limit(request));
            }
            var all = new ArrayList<>(store.page(0, Integer.MAX_VALUE));
            all.sort(Comparator.comparing(MdmDevice::lastContact).reversed());
            return all.stream().skip(offset).limit(limit(request)).toList();
        }

        private List<MdmDevice> found(String text) {
            if (faults().areListsEmpty()) {
                return List.of();
            }
            return text.length() < WHOLE_SERIAL
                    ? store.searched(serial -> serial.contains(text))
                    : store.withSerial(text, serial -> serial.contains(text));
        }

        private Reply one(MdmRequest request) {
            var isDetail = request.path().endsWith("/details");
            if (lacking.contains(isDetail ? Permission.DEVICE_DETAILS : Permission.DEVICE_ID)) {
                return fault(403);
            }
            var id = request.path().substring(DEVICES.length() + 1).replaceFirst("/details$", "");
            if (!UUID.matcher(id).matches()) {
                return Reply.json(400, Map.of("device_id", List.of("Enter a valid UUID.")));
            }
            return store.listed(id)
                    .map(device -> Reply.ok(isDetail ? KandjiRecords.details(device) : KandjiRecords.row(device)))
                    .orElseGet(() -> fault(404));
        }

        private int limit(MdmRequest request) {
            return Math.max(1, Math.min(PAGE, request.number("limit", PAGE)));
        }
    }
}
