package dev.rollcall.benchmark.fleet;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A Google Workspace account: one list of Chromebooks by page tokens, and the number of them. */
final class GoogleFleet implements Fleet {
    private static final String TOKEN = "/token";
    private static final String LIST = "/admin/directory/v1/customer/my_customer/devices/chromeos";
    private static final String COUNT = LIST + ":countChromeOsDevices";
    private static final String QUERY = "?projection=FULL&fields=all&maxResults=";
    private static final int PAGE = 200;
    private static final Pattern PAGE_TOKEN = Pattern.compile("(?:^|&)pageToken=([^&]*)");
    private static final List<String> MODELS =
            List.of("Lenovo 300e Chromebook Gen 4", "HP Chromebook x360 14 G1", "Acer Chromebook Spin 714");

    @Override
    public String providerId() {
        return "google";
    }

    @Override
    public String advice() {
        return "Google allows 2,400 requests a minute in the name of one administrator, and pages of at most 200.";
    }

    @Override
    public Map<String, String> settings(URI server) {
        return Map.of(
                "serviceAccountKey", keyFile(server), "subject", "admin@example.com", "apiUrl", server.toString());
    }

    @Override
    public Tenant prepare(int devices, long seed) {
        var pages = pages(devices, seed);
        var token = answer("{\"access_token\": \"benchmark\", \"token_type\": \"Bearer\", \"expires_in\": 3599}");
        var count = answer("{\"count\": \"" + devices + "\"}");
        return request -> switch (request.getPath()) {
            case TOKEN -> Optional.of(token);
            case COUNT -> Optional.of(count);
            case LIST ->
                PreparedPages.number(request, "maxResults").orElse(0) == PAGE
                        ? Optional.of(new Answer(pages.page(number(request)), Map.of()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public void readBare(BareClient client, Consumer<String> ids) {
        var next = "";
        do {
            var page = client.get(LIST + QUERY + PAGE + (next.isEmpty() ? "" : "&pageToken=" + next), Devices.class);
            if (page.chromeosdevices() != null) {
                page.chromeosdevices().forEach(device -> ids.accept(device.deviceId()));
            }
            next = page.nextPageToken();
        } while (next != null);
    }

    /** A page's token is its number. */
    private static int number(URI request) {
        var found = PAGE_TOKEN.matcher(request.getRawQuery());
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static PreparedPages pages(int devices, long seed) {
        var template = RecordTemplate.named("google-device.json");
        var madeUp = new MadeUpDevices(seed);
        var last = (devices - 1) / PAGE;
        var start = "{\"kind\": \"admin#directory#chromeosdevices\", \"chromeosdevices\": [";
        return new PreparedPages(
                devices,
                PAGE,
                start,
                number -> number < last ? "], \"nextPageToken\": \"" + (number + 1) + "\"}" : "]}",
                (page, number) -> {
                    var values = madeUp.next(number, MODELS.get(number % MODELS.size()));
                    values.computeIfPresent("mac", (name, mac) -> mac.replace(":", ""));
                    template.fill(page, values);
                });
    }

    private static Answer answer(String json) {
        return new Answer(json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** A new key each time: the tenant does not look at what is signed with it. */
    private static String keyFile(URI server) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var encoded = Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "type",
                            "service_account",
                            "client_email",
                            "benchmark@benchmark.iam.gserviceaccount.com",
                            "private_key",
                            "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n",
                            "token_uri",
                            server + TOKEN));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK makes RSA keys.", e);
        }
    }

    /** A page. */
    record Devices(@Nullable String nextPageToken, @Nullable List<Device> chromeosdevices) {}

    /** With the fields that the plugin binds. */
    record Device(
            String deviceId,
            @Nullable String serialNumber,
            @Nullable String status,
            @Nullable String deprovisionReason,
            @Nullable String model,
            @Nullable String chromeOsType,
            @Nullable String osVersion,
            @Nullable String platformVersion,
            @Nullable String macAddress,
            @Nullable String ethernetMacAddress,
            @Nullable String ethernetMacAddress0,
            @Nullable String meid,
            @Nullable String annotatedAssetId,
            @Nullable String annotatedLocation,
            @Nullable String annotatedUser,
            @Nullable String orgUnitPath,
            @Nullable String autoUpdateThrough,
            @Nullable String lastSync,
            @Nullable String lastEnrollmentTime,
            @Nullable String firstEnrollmentTime,
            @Nullable String systemRamTotal,
            @Nullable List<Cpu> cpuInfo,
            @Nullable ByteUsage diskSpaceUsage,
            @Nullable List<DiskVolumeReport> diskVolumeReports) {}

    record Cpu(@Nullable String model) {}

    record ByteUsage(@Nullable String capacityBytes) {}

    record DiskVolumeReport(@Nullable List<VolumeInfo> volumeInfo) {}

    record VolumeInfo(@Nullable String volumeId, @Nullable String storageTotal) {}
}
