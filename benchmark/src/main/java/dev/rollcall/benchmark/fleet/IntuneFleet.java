package dev.rollcall.benchmark.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An Intune tenant: one list of what was selected, by links to the next page. */
final class IntuneFleet implements Fleet {
    private static final String TENANT = "8c1f0b52-3d1e-4a57-9c53-0d6e6c1f2b11";
    private static final String TOKEN = "/" + TENANT + "/oauth2/v2.0/token";
    private static final String LIST = "/v1.0/deviceManagement/managedDevices";
    private static final int PAGE = 1_000;
    private static final String SELECT = "id,deviceName,serialNumber,managedDeviceOwnerType,managementState,"
            + "deviceRegistrationState,deviceEnrollmentType,enrolledDateTime,lastSyncDateTime,operatingSystem,osVersion,"
            + "manufacturer,model,totalStorageSpaceInBytes,wiFiMacAddress,imei,meid,phoneNumber,isSupervised,userId,"
            + "userPrincipalName,emailAddress,userDisplayName";
    private static final Pattern SKIP_TOKEN = Pattern.compile("(?:^|&)\\$skiptoken=([0-9]+)");
    private static final List<String> MODELS = List.of("Latitude 5450", "Latitude 7450", "OptiPlex 7020");

    @Override
    public String providerId() {
        return "intune";
    }

    @Override
    public String advice() {
        return "Microsoft allows an app 2,000 requests in 20 seconds and a tenant 4,000, and pages of at most 1,000.";
    }

    @Override
    public Map<String, String> settings(URI server) {
        return Map.of(
                "tenant",
                TENANT,
                "clientId",
                "5f0c7a52-3d1e-4a57-9c53-0d6e6c1f2b12",
                "clientSecret",
                "benchmark-secret",
                "cloud",
                "other",
                "loginUrl",
                server.toString(),
                "graphUrl",
                server.toString());
    }

    @Override
    public Tenant prepare(int devices, long seed) {
        var pages = pages(devices, seed);
        var token = "{\"token_type\": \"Bearer\", \"expires_in\": 3599, \"access_token\": \"benchmark\"}";
        var given = new Answer(token.getBytes(StandardCharsets.UTF_8), Map.of());
        return request -> switch (request.getPath()) {
            case TOKEN -> Optional.of(given);
            case LIST ->
                isWhole(request) ? Optional.of(new Answer(pages.page(number(request)), Map.of())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public void readBare(BareClient client, Consumer<String> ids) {
        var next = LIST + "?$select=" + SELECT + "&$top=" + PAGE;
        while (next != null) {
            var page = client.get(next, Devices.class);
            page.value().forEach(device -> ids.accept(device.id()));
            next = page.nextLink();
        }
    }

    private static PreparedPages pages(int devices, long seed) {
        var template = RecordTemplate.named("intune-device.json");
        var madeUp = new MadeUpDevices(seed);
        var last = (devices - 1) / PAGE;
        var start =
                "{\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#deviceManagement/managedDevices\", "
                        + "\"value\": [";
        return new PreparedPages(
                devices,
                PAGE,
                start,
                number -> number < last ? "], \"@odata.nextLink\": \"" + link(number + 1) + "\"}" : "]}",
                (page, number) -> template.fill(page, values(madeUp, number)));
    }

    private static Map<String, String> values(MadeUpDevices madeUp, int number) {
        var values = madeUp.next(number, MODELS.get(number % MODELS.size()));
        values.computeIfPresent("mac", (name, mac) -> mac.replace(":", ""));
        var isHeld = !"\"\"".equals(values.get("email"));
        values.put("userId", isHeld ? "\"20000000-0000-4000-8000-%012d\"".formatted(number) : "\"\"");
        return values;
    }

    /** Without a host, since pages are prepared before there is one; Microsoft's own links have theirs. */
    private static String link(int number) {
        return LIST + "?$select=" + SELECT + "&$top=" + PAGE + "&$skiptoken=" + number;
    }

    private static boolean isWhole(URI request) {
        return PreparedPages.number(request, "$top")
                .or(() -> PreparedPages.number(request, "%24top"))
                .filter(top -> top == PAGE)
                .isPresent();
    }

    private static int number(URI request) {
        var found = SKIP_TOKEN.matcher(request.getRawQuery());
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    /** A page. */
    record Devices(
            List<ManagedDevice> value,
            @JsonProperty("@odata.nextLink") @Nullable String nextLink) {}

    /** With the fields that the plugin binds. */
    record ManagedDevice(
            String id,
            @Nullable String deviceName,
            @Nullable String serialNumber,
            @Nullable String managedDeviceOwnerType,
            @Nullable String managementState,
            @Nullable String deviceRegistrationState,
            @Nullable String deviceEnrollmentType,
            @Nullable String enrolledDateTime,
            @Nullable String lastSyncDateTime,
            @Nullable String operatingSystem,
            @Nullable String osVersion,
            @Nullable String manufacturer,
            @Nullable String model,
            @Nullable String totalStorageSpaceInBytes,
            @Nullable String wiFiMacAddress,
            @Nullable String imei,
            @Nullable String meid,
            @Nullable String phoneNumber,
            @Nullable String isSupervised,
            @Nullable String userId,
            @Nullable String userPrincipalName,
            @Nullable String emailAddress,
            @Nullable String userDisplayName) {}
}
