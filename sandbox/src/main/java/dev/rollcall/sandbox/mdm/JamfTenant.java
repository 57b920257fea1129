package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.server.LocalServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Jamf Pro server: Macs in one list, iPhones and iPads in the other, and tokens for an API client. */
public final class JamfTenant extends MdmTenant {
    private static final Pattern COMPUTERS = Pattern.compile("/api/(v[1-4])/computers-inventory");
    private static final String MOBILE_DEVICES = "/api/v2/mobile-devices/detail";

    /** Above that, the server silently gives no more. */
    private static final int LARGEST_PAGE = 2_000;

    private final Map<JamfList, DeviceStore> stores;
    private final JamfTokens tokens;
    private final MdmServer server;
    private final Set<JamfList> forbidden = ConcurrentHashMap.newKeySet();
    private volatile boolean areUsersReadable = true;

    private JamfTenant(Map<JamfList, DeviceStore> stores, int port, InstantSource clock) {
        super(List.copyOf(stores.values()));
        this.stores = stores;
        this.tokens = new JamfTokens(clock);
        this.server = MdmServer.start(LocalServer.on("jamf", port), new Api(), faults(), requests());
    }

    /** Starts a server on a free port and the system's clock. */
    public static JamfTenant start(TenantFleet fleet) {
        return start(fleet, 0, InstantSource.system());
    }

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @param clock by which tokens expire
     */
    public static JamfTenant start(TenantFleet fleet, int port, InstantSource clock) {
        var stores = new EnumMap<JamfList, DeviceStore>(JamfList.class);
        for (var list : JamfList.values()) {
            stores.put(list, new DeviceStore(fleet, DeviceIds.counted(list.prefix()), EnumSet.of(list.system())));
        }
        return new JamfTenant(stores, port, clock);
    }

    /** How many devices one list has. */
    public int size(JamfList list) {
        return store(list).size();
    }

    /** Takes the privilege to read a list from the client's role. */
    public void revoke(JamfList list) {
        forbidden.add(list);
    }

    /** Gives it back. */
    public void grant(JamfList list) {
        forbidden.remove(list);
    }

    /** Whether the section on users can be read; where not, it is null in every record. */
    public void usersReadable(boolean on) {
        areUsersReadable = on;
    }

    /** How long tokens last that are given out from now on. */
    public void tokensLast(Duration life) {
        tokens.lasting(life);
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
        return "jamf";
    }

    @Override
    public String title() {
        return "Jamf Pro";
    }

    @Override
    public String linkField() {
        return "Jamf ID";
    }

    @Override
    public URI url() {
        return server.url();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "url", url().toString(), "clientId", JamfTokens.CLIENT_ID, "clientSecret", JamfTokens.CLIENT_SECRET);
    }

    @Override
    public void close() {
        server.close();
    }

    private DeviceStore store(JamfList list) {
        var store = stores.get(list);
        if (store == null) {
            throw new IllegalArgumentException("There is no list " + list + ". Name one of the two.");
        }
        return store;
    }

    private final class Api implements Vendor {
        @Override
        public String endpoint(String path) {
            return path;
        }

        @Override
        public boolean isForToken(MdmRequest request) {
            return JamfTokens.isTokenPath(request.path());
        }

        @Override
        public Optional<Integer> page(MdmRequest request) {
            var isPage = list(request.path()).isPresent()
                    && request.parameter("filter").isEmpty()
                    && size(request) > 1;
            return isPage ? Optional.of(request.number("page", 0)) : Optional.empty();
        }

        @Override
        public boolean isLookUp(MdmRequest request) {
            return list(request.path()).isPresent()
                    && request.parameter("filter").isPresent();
        }

        /** Every answer sets a cookie, as Jamf's load balancer does. */
        @Override
        public Reply answer(MdmRequest request) {
            return reply(request).with("Set-Cookie", "jpro-ingress=1f2e; Path=/; HttpOnly");
        }

        private Reply reply(MdmRequest request) {
            if (isForToken(request)) {
                return tokens.answer(request, faults().areCredentialsRefused());
            }
            if (faults().areCredentialsRefused() || !tokens.accepts(request.authorization())) {
                return fault(401);
            }
            var list = list(request.path());
            if (list.isEmpty()) {
                return fault(404);
            }
            if (!request.method().equals("GET")) {
                return fault(405);
            }
            return forbidden.contains(list.get()) ? fault(403) : page(request, list.get());
        }

        private Reply page(MdmRequest request, JamfList list) {
            if (isTooStrict(request, list)) {
                return fault(500);
            }
            var offset = (long) request.number("page", 0) * size(request);
            var filter = request.parameter("filter");
            var found = filter.isEmpty()
                    ? Optional.of(listed(request, list, offset))
                    : new JamfFilter(list, store(list)).apply(filter.get());
            if (found.isEmpty()) {
                return fault(400);
            }
            if (faults().areListsEmpty()) {
                return Reply.ok(Map.of("totalCount", 0, "results", List.of()));
            }
            var total = filter.isEmpty() ? store(list).size() : found.get().size();
            var records =
                    new JamfRecords(new LinkedHashSet<>(request.values("section")), version(request), areUsersReadable);
            return Reply.ok(Map.of(
                    "totalCount",
                    total,
                    "results",
                    found.get().stream()
                            .skip(filter.isEmpty() ? 0 : offset)
                            .limit(size(request))
                            .map(device -> records.record(list, device))
                            .toList()));
        }

        /** Unless it is told to be lenient, one record that cannot be processed fails a page of mobile devices. */
        private boolean isTooStrict(MdmRequest request, JamfList list) {
            return list == JamfList.MOBILE_DEVICES
                    && !areUsersReadable
                    && !request.parameter("exception-handling").equals(Optional.of("LENIENT"));
        }

        /** By id if that is asked for, else by name. */
        private List<MdmDevice> listed(MdmRequest request, JamfList list, long offset) {
            if (request.parameter("sort").equals(Optional.of(list.idField() + ":asc"))) {
                return store(list).page(offset, size(request));
            }
            return store(list).page(0, Integer.MAX_VALUE).stream()
                    .sorted(Comparator.comparing(MdmDevice::name))
                    .skip(offset)
                    .limit(size(request))
                    .toList();
        }

        @Override
        public Reply fault(int status) {
            var error = new HashMap<String, @Nullable Object>();
            error.put("code", status == 401 ? "INVALID_TOKEN" : "ERROR_" + status);
            error.put("description", status == 401 ? "Unauthorized" : "Error " + status);
            error.put("id", "0");
            error.put("field", null);
            return Reply.json(status, Map.of("httpStatus", status, "errors", List.of(error)));
        }

        private static Optional<JamfList> list(String path) {
            if (path.equals(MOBILE_DEVICES)) {
                return Optional.of(JamfList.MOBILE_DEVICES);
            }
            return COMPUTERS.matcher(path).matches() ? Optional.of(JamfList.COMPUTERS) : Optional.empty();
        }

        private static String version(MdmRequest request) {
            var matcher = COMPUTERS.matcher(request.path());
            return matcher.matches() ? matcher.group(1) : "v2";
        }

        private static int size(MdmRequest request) {
            return Math.max(1, Math.min(LARGEST_PAGE, request.number("page-size", 100)));
        }
    }
}
