package dev.rollcall.benchmark.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An Iru tenant: one list, by offset, to an empty page. */
final class KandjiFleet implements Fleet {
    static final String LIST = "/api/v1/devices";
    static final int PAGE = 300;
    private static final List<String> MODELS =
            List.of("MacBook Air (13-inch, M4, 2025)", "MacBook Pro (14-inch, 2024)", "iPhone 17", "iPad (A16)");
    private static final List<String> PLATFORMS = List.of("Mac", "Mac", "iPhone", "iPad");

    @Override
    public String providerId() {
        return "kandji";
    }

    @Override
    public String advice() {
        return "Iru allows a tenant 10,000 requests an hour and 50 a second, and pages of at most 300.";
    }

    @Override
    public Map<String, String> settings(URI server) {
        return Map.of("apiUrl", server.toString(), "apiToken", "benchmark");
    }

    @Override
    public Tenant prepare(int devices, long seed) {
        var pages = pages(devices, seed);
        var headers =
                Map.of("x-total-count", String.valueOf(devices), "ratelimit-remaining", "49", "ratelimit-reset", "1");
        return request -> {
            if (!request.getPath().equals(LIST)
                    || PreparedPages.number(request, "limit").orElse(PAGE) != PAGE) {
                return Optional.empty();
            }
            var offset = PreparedPages.number(request, "offset").orElse(0);
            // The last page may be a short one; what comes behind it is asked for by the number of rows that came.
            if (offset % PAGE != 0 && offset < devices) {
                return Optional.empty();
            }
            return Optional.of(new Answer(pages.page((offset + PAGE - 1) / PAGE), headers));
        };
    }

    @Override
    public void readBare(BareClient client, Consumer<String> ids) {
        for (var offset = 0; ; offset += PAGE) {
            var page =
                    client.get(LIST + "?ordering=device_id&limit=" + PAGE + "&offset=" + offset, ListedDevice[].class);
            if (page.length == 0) {
                return;
            }
            for (var device : page) {
                ids.accept(device.deviceId());
            }
        }
    }

    private static PreparedPages pages(int devices, long seed) {
        var template = RecordTemplate.named("kandji-device.json");
        var madeUp = new MadeUpDevices(seed);
        return new PreparedPages(devices, PAGE, "[", "]", (page, number) -> {
            var kind = number % MODELS.size();
            var values = madeUp.next(number, MODELS.get(kind));
            values.put("id", values.get("udid"));
            values.put("platform", PLATFORMS.get(kind));
            template.fill(page, values);
        });
    }

    /** With the fields that the plugin binds. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ListedDevice(
            String deviceId,
            @Nullable String deviceName,
            @Nullable String model,
            @Nullable String serialNumber,
            @Nullable String platform,
            @Nullable String osVersion,
            @Nullable String supplementalBuildVersion,
            @Nullable String lastCheckIn,
            @Nullable JsonNode user,
            @Nullable String assetTag,
            @Nullable String mdmEnabled,
            @JsonProperty("is_missing") @Nullable String missing,
            @JsonProperty("is_removed") @Nullable String removed,
            @Nullable String firstEnrollment,
            @Nullable String lastEnrollment,
            @Nullable String lostModeStatus) {}
}
