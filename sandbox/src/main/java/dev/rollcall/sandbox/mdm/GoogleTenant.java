package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetModel.Os;
import dev.rollcall.sandbox.server.LocalServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Google Workspace account: its Chromebooks in one list, by page tokens, and tokens for a service account. The
 * organisation keeps the user of every device, as {@link #settings} say.
 */
public final class GoogleTenant extends MdmTenant {
    private static final String LIST = "/admin/directory/v1/customer/my_customer/devices/chromeos";
    private static final String COUNT = LIST + ":countChromeOsDevices";
    private static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 100;

    /** From that length on, a serial of a generated device contains the text only if it is the text. */
    private static final int WHOLE_SERIAL = 11;

    private static final int SHORTEST_SEARCH = 3;

    private final DeviceStore store;
    private final GoogleTokens tokens;
    private final MdmServer server;
    private volatile boolean isForbidden;
    private volatile boolean isCounting = true;

    private GoogleTenant(DeviceStore store, int port, InstantSource clock) {
        super(List.of(store));
        this.store = store;
        this.tokens = new GoogleTokens(clock);
        this.server = MdmServer.start(LocalServer.on("google", port), new Api(), faults(), requests());
    }

    /** Starts a tenant on a free port and the system's clock. */
    public static GoogleTenant start(TenantFleet fleet) {
        return start(fleet, 0, InstantSource.system());
    }

    /**
     * Starts a tenant.
     *
     * @param port 0 for a free one
     * @param clock by which tokens expire, and signed requests are early or late
     */
    public static GoogleTenant start(TenantFleet fleet, int port, InstantSource clock) {
        return new GoogleTenant(new DeviceStore(fleet, DeviceIds.uuids(11), EnumSet.of(Os.CHROMEOS)), port, clock);
    }

    /** Takes the privilege to read devices from the administrator. */
    public void revoke() {
        isForbidden = true;
    }

    /** Gives it back. */
    public void grant() {
        isForbidden = false;
    }

    /** Whether the service account may act for the administrator. */
    public void delegated(boolean on) {
        tokens.delegated(on);
    }

    /** Whether there is the call that counts devices. */
    public void counting(boolean on) {
        isCounting = on;
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
        return "google";
    }

    @Override
    public String title() {
        return "Google";
    }

    @Override
    public String linkField() {
        return "Google ID";
    }

    @Override
    public URI url() {
        return server.url();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "serviceAccountKey",
                GoogleTokens.keyFile(url().toString()),
                "subject",
                GoogleTokens.ADMIN,
                "annotatedUserIsKept",
                "true",
                "apiUrl",
                url().toString());
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Api implements Vendor {
        @Override
        public String endpoint(String path) {
            return path.startsWith(LIST + "/") ? LIST + "/{deviceId}" : path;
        }

        @Override
        public boolean isForToken(MdmRequest request) {
            return request.path().equals(GoogleTokens.PATH);
        }

        @Override
        public Optional<Integer> page(MdmRequest request) {
            var isPage = request.path().equals(LIST)
                    && serialPart(request).isEmpty()
                    && request.number("maxResults", USUAL_PAGE) > 1;
            return isPage
                    ? Optional.of(PageToken.of(request).map(PageToken::page).orElse(0))
                    : Optional.empty();
        }

        @Override
        public boolean isLookUp(MdmRequest request) {
            return request.path().startsWith(LIST + "/")
                    || (request.path().equals(LIST) && serialPart(request).isPresent());
        }

        @Override
        public Reply answer(MdmRequest request) {
            if (isForToken(request)) {
                return tokens.answer(request, url().toString(), faults().areCredentialsRefused());
            }
            if (faults().areCredentialsRefused() || !tokens.accepts(request.authorization())) {
                return fault(401);
            }
            var isThere = request.path().equals(LIST)
                    || request.path().startsWith(LIST + "/")
                    || (isCounting && request.path().equals(COUNT));
            if (!isThere) {
                return Reply.html(404, "Error 404 (Not Found)!!1");
            }
            if (!request.method().equals("GET")) {
                return fault(405);
            }
            if (isForbidden) {
                return fault(403);
            }
            if (request.path().equals(COUNT)) {
                var count = faults().areListsEmpty()
                        ? 0
                        : found(request, "filter", "").count();
                return Reply.ok(Map.of("count", String.valueOf(count)));
            }
            return request.path().equals(LIST) ? list(request) : one(request);
        }

        private Reply list(MdmRequest request) {
            var size = request.number("maxResults", USUAL_PAGE);
            var token = PageToken.of(request);
            if (size < 1 || size > LARGEST_PAGE) {
                return refusal(400, "invalidParameter", "Invalid value. Values must be within the range: [1, 200]");
            }
            if (token.isEmpty() && request.parameter("pageToken").isPresent()) {
                return refusal(400, "invalid", "Invalid Input");
            }
            var last = token.map(PageToken::last).orElse("");
            var page = faults().areListsEmpty()
                    ? List.<MdmDevice>of()
                    : found(request, "query", last).limit(size).toList();
            var body = new LinkedHashMap<String, Object>();
            body.put("kind", "admin#directory#chromeosdevices");
            body.put("etag", "\"sandbox\"");
            if (!page.isEmpty()) {
                body.put(
                        "chromeosdevices",
                        page.stream().map(device -> record(request, device)).toList());
            }
            if (page.size() == size) {
                var next = token.map(PageToken::page).orElse(0) + 1;
                body.put("nextPageToken", new PageToken(next, page.get(size - 1).sourceId()).text(request));
            }
            return partial(request, body);
        }

        private Reply one(MdmRequest request) {
            return store.listed(request.path().substring(LIST.length() + 1))
                    .map(device -> partial(request, record(request, device)))
                    .orElseGet(() -> refusal(404, "notFound", "Resource Not Found: deviceId"));
        }

        /** Listed devices behind the one with that id, by unit and query. */
        private Stream<MdmDevice> found(MdmRequest request, String queryName, String last) {
            var unit = request.parameter("orgUnitPath").map(path -> "/" + path + "/");
            var query = request.parameter(queryName).orElse("");
            return candidates(request, last)
                    .filter(device -> unit.isEmpty() || (GoogleRecords.orgUnit(device) + "/").startsWith(unit.get()))
                    .filter(device -> !query.startsWith("status:") || hasStatus(device, query.substring(7)));
        }

        private Stream<MdmDevice> candidates(MdmRequest request, String last) {
            var serial = serialPart(request);
            if (serial.isEmpty()) {
                var from = store.number(last).map(number -> number + 1).orElse(0);
                return IntStream.range(from, store.numbers())
                        .filter(store::isListed)
                        .mapToObj(store::device);
            }
            var text = serial.get();
            if (text.length() < SHORTEST_SEARCH) {
                return Stream.empty();
            }
            var found = text.length() < WHOLE_SERIAL
                    ? store.searched(other -> other.contains(text))
                    : store.withSerial(text, other -> other.contains(text));
            return found.stream().filter(device -> device.sourceId().compareTo(last) > 0);
        }

        private static boolean hasStatus(MdmDevice device, String status) {
            return device.isEnrolled() != status.equals("deprovisioned");
        }

        private static Optional<String> serialPart(MdmRequest request) {
            return request.parameter("query")
                    .filter(query -> query.startsWith("id:"))
                    .map(query -> query.substring(3));
        }

        private static Map<String, Object> record(MdmRequest request, MdmDevice device) {
            return request.parameter("projection").equals(Optional.of("FULL"))
                    ? GoogleRecords.full(device)
                    : GoogleRecords.basic(device);
        }

        private static Reply partial(MdmRequest request, Map<String, Object> body) {
            return Reply.ok(FieldMask.of(request.parameter("fields").orElse("")).applyTo(body));
        }

        /** Google limits by a 403. */
        @Override
        public Reply fault(int status) {
            return switch (status) {
                case 401 -> refusal(401, "authError", "Invalid Credentials");
                case 403 -> refusal(403, "forbidden", "Not Authorized to access this resource/api");
                case 429 -> refusal(403, "userRateLimitExceeded", "User Rate Limit Exceeded");
                default -> refusal(status, status < 500 ? "invalid" : "backendError", "Error " + status);
            };
        }

        private static Reply refusal(int status, String reason, String message) {
            var one = Map.of("domain", "global", "reason", reason, "message", message);
            return Reply.json(
                    status, Map.of("error", Map.of("code", status, "message", message, "errors", List.of(one))));
        }
    }

    /**
     * Where a walk goes on, with the parameters that must not change on the way.
     *
     * @param page its number, from 0
     * @param last the id of the last device of the page before
     */
    private record PageToken(int page, String last) {

        /** The request's token; empty if it has none, or one that was not made for its other parameters. */
        static Optional<PageToken> of(MdmRequest request) {
            return request.parameter("pageToken").flatMap(text -> {
                var parts = decoded(text).split(" ", 3);
                return parts.length == 3 && parts[2].equals(others(request))
                        ? Optional.of(new PageToken(Integer.parseInt(parts[0]), parts[1]))
                        : Optional.empty();
            });
        }

        String text(MdmRequest request) {
            var plain = page + " " + last + " " + others(request);
            return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        private static String others(MdmRequest request) {
            var others = new LinkedHashMap<>(request.parameters());
            others.remove("pageToken");
            return Integer.toHexString(others.hashCode());
        }

        private static String decoded(String text) {
            try {
                return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
    }
}
