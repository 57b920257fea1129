package dev.rollcall.benchmark.fleet;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A Jamf Pro server: three computers to two mobile devices, in two lists by page number, each with its total. */
final class JamfFleet implements Fleet {
    private static final String TOKEN = "/api/oauth/token";
    private static final String COMPUTERS = "/api/v4/computers-inventory";
    private static final String MOBILE_DEVICES = "/api/v2/mobile-devices/detail";
    private static final String COMPUTERS_QUERY = "?sort=id:asc&section=GENERAL&section=HARDWARE"
            + "&section=USER_AND_LOCATION&section=OPERATING_SYSTEM&section=STORAGE&page-size=";
    private static final String MOBILE_QUERY = "?sort=mobileDeviceId:asc&section=GENERAL&section=HARDWARE"
            + "&section=USER_AND_LOCATION&section=NETWORK&exception-handling=LENIENT&page-size=";
    private static final int PAGE = 200;
    private static final List<String> MACS = List.of("MacBook Air (13-inch, M4, 2025)", "MacBook Pro (14-inch, 2024)");
    private static final List<String> IPADS = List.of("iPad (A16)", "iPad Air 11-inch (M3)");

    @Override
    public String providerId() {
        return "jamf";
    }

    @Override
    public String advice() {
        return "Jamf names no number of requests; it asks for at most five connections at a time.";
    }

    @Override
    public Map<String, String> settings(URI server) {
        return Map.of(
                "url",
                server.toString(),
                "clientId",
                "benchmark",
                "clientSecret",
                "benchmark",
                "pageSize",
                String.valueOf(PAGE));
    }

    @Override
    public Tenant prepare(int devices, long seed) {
        var computerCount = devices * 3 / 5;
        var computers = pages("jamf-computer.json", computerCount, seed, MACS);
        var mobileDevices = pages("jamf-mobile-device.json", devices - computerCount, seed + 1, IPADS);
        var probe = new Answer(
                ("{\"totalCount\": " + computerCount + ", \"results\": []}").getBytes(StandardCharsets.UTF_8),
                Map.of());
        var token = new Answer(
                "{\"access_token\": \"benchmark\", \"token_type\": \"Bearer\", \"expires_in\": 1800}"
                        .getBytes(StandardCharsets.UTF_8),
                Map.of());
        return request -> switch (request.getPath()) {
            case TOKEN -> Optional.of(token);
            case COMPUTERS ->
                PreparedPages.number(request, "page-size").orElse(0) == 1
                        ? Optional.of(probe)
                        : page(computers, request);
            case MOBILE_DEVICES -> page(mobileDevices, request);
            default -> Optional.empty();
        };
    }

    @Override
    public void readBare(BareClient client, Consumer<String> ids) {
        var read = 0L;
        for (var number = 0; ; number++) {
            var page = client.get(COMPUTERS + COMPUTERS_QUERY + PAGE + "&page=" + number, JamfRecords.Computers.class);
            page.results().forEach(computer -> ids.accept("computer/" + computer.id()));
            read += page.results().size();
            if (read >= page.totalCount()) {
                break;
            }
        }
        read = 0;
        for (var number = 0; ; number++) {
            var page = client.get(MOBILE_DEVICES + MOBILE_QUERY + PAGE + "&page=" + number, JamfRecords.Mobiles.class);
            page.results().forEach(device -> ids.accept("mobile/" + device.mobileDeviceId()));
            read += page.results().size();
            if (read >= page.totalCount()) {
                break;
            }
        }
    }

    private static Optional<Answer> page(PreparedPages pages, URI request) {
        return PreparedPages.number(request, "page-size").orElse(0) == PAGE
                ? PreparedPages.number(request, "page").map(number -> new Answer(pages.page(number), Map.of()))
                : Optional.empty();
    }

    private static PreparedPages pages(String resource, int count, long seed, List<String> models) {
        var template = RecordTemplate.named(resource);
        var madeUp = new MadeUpDevices(seed);
        var start = "{\"totalCount\": " + count + ", \"results\": [";
        return new PreparedPages(
                count,
                PAGE,
                start,
                "]}",
                (page, number) -> template.fill(page, madeUp.next(number, models.get(number % models.size()))));
    }
}
