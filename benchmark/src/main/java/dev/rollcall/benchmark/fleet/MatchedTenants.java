package dev.rollcall.benchmark.fleet;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A platform and an Iru tenant that agree in everything: each asset is linked to its device, is held by whom the MDM
 * says, and shows what the MDM reports. Their lists are in orders of their own. Both answer at one address, as their
 * paths differ.
 */
public final class MatchedTenants implements Tenant {
    /** So long ago all devices were in contact, or the last of them was when they begin to be. */
    private static final Instant CONTACT = Instant.parse("2026-10-01T08:00:00.000000Z");

    /** Where it says how many requests have come in for the platform. */
    private static final String COUNT = "/requests";

    private static final String CONTACT_IN_JSON = "\"last_check_in\": \"";
    /** Shares no factor with a number of devices that is likely, so that multiplying by it only mixes them. */
    private static final long MIXER = 1_000_003;

    private static final List<String> PLATFORMS = List.of("Mac", "Mac", "iPhone", "iPad");

    private final Tenant platform;
    private final int count;
    private final boolean areInContact;
    private final List<Page> pages = new ArrayList<>();
    private final Map<String, String> headers;
    private final AtomicInteger readings = new AtomicInteger();
    private final LongAdder platformRequests = new LongAdder();

    /** A page as it is sent, and where in it the contacts stand. */
    // The bytes are prepared once and only read.
    @SuppressWarnings("ArrayRecordComponent")
    private record Page(byte[] json, int[] places) {}

    /**
     * Prepares all answers.
     *
     * @param areInContact whether every device has been in contact again each time the list is read from its start
     */
    public MatchedTenants(Platform platform, int count, long seed, boolean areInContact) {
        this.count = count;
        this.areInContact = areInContact;
        this.platform = platform.matched(count, seed);
        headers = Map.of("x-total-count", String.valueOf(count), "ratelimit-remaining", "49", "ratelimit-reset", "1");
        var template = RecordTemplate.named("kandji-device.json");
        for (var first = 0; first < count; first += KandjiFleet.PAGE) {
            var page = new StringBuilder("[");
            for (var place = first; place < Math.min(count, first + KandjiFleet.PAGE); place++) {
                page.append(place == first ? "" : ", ");
                template.fill(page, device(1 + (int) (place * MIXER % count), count, seed));
            }
            pages.add(page(page.append(']').toString()));
        }
    }

    private static Page page(String json) {
        var places = new ArrayList<Integer>();
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        // The same number of bytes as of characters: places are counted in what is sent.
        var ascii = new String(bytes, StandardCharsets.ISO_8859_1);
        for (var at = ascii.indexOf(CONTACT_IN_JSON); at >= 0; at = ascii.indexOf(CONTACT_IN_JSON, at + 1)) {
            places.add(at + CONTACT_IN_JSON.length());
        }
        return new Page(bytes, places.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Map<String, String> device(int number, int count, long seed) {
        var values = MadeUpAssets.asset(number, seed);
        values.put("id", values.get("udid"));
        values.put("platform", PLATFORMS.get(number % PLATFORMS.size()));
        values.put("contact", contact(0));
        values.put("user", "\"\"");
        if (MadeUpAssets.isHeld(number)) {
            var person = MadeUpAssets.holder(number, count);
            values.put(
                    "user",
                    "{\"email\": \"person.%d@example.com\", \"name\": \"%s\", \"id\": \"%s\", \"is_archived\": false}"
                            .formatted(person, MadeUpAssets.user(person).get("realName"), new UUID(seed, person)));
        }
        return values;
    }

    /** When the devices were in contact, as so many readings after the first show it; always as long a text. */
    private static String contact(int readings) {
        return CONTACT.plus(readings, ChronoUnit.MINUTES).toString().replace("Z", ".000000Z");
    }

    /** When the devices were in contact, as the first reading shows it. */
    public static Instant firstContact() {
        return CONTACT;
    }

    /** The source id of a device, counted from 1. */
    public static String sourceId(int number, long seed) {
        return String.valueOf(MadeUpAssets.asset(number, seed).get("udid"));
    }

    /** What a device's details add to what the list tells, as its asset shows it. */
    public static Map<SpecKey<?>, String> details(int number, long seed) {
        var values = MadeUpAssets.asset(number, seed);
        return Map.of(
                StandardSpecs.PROCESSOR, String.valueOf(values.get("processor")),
                StandardSpecs.MEMORY, String.valueOf(values.get("memory")),
                StandardSpecs.STORAGE, String.valueOf(values.get("storage")),
                StandardSpecs.WIFI_MAC, String.valueOf(values.get("mac")));
    }

    /** How many requests have come in for the platform, asked for over HTTP. */
    public static long platformRequests(BareClient client) {
        return client.get(COUNT, Long.class);
    }

    @Override
    public Optional<Answer> answer(URI request) {
        if (request.getPath().equals(COUNT)) {
            return Optional.of(
                    new Answer(String.valueOf(platformRequests.sum()).getBytes(StandardCharsets.UTF_8), Map.of()));
        }
        if (!request.getPath().equals(KandjiFleet.LIST)) {
            platformRequests.increment();
            return platform.answer(request);
        }
        int offset = PreparedPages.number(request, "offset").orElse(0);
        var reading = offset == 0 ? readings.getAndIncrement() : readings.get() - 1;
        if (offset >= count) {
            return Optional.of(new Answer("[]".getBytes(StandardCharsets.UTF_8), headers));
        }
        return offset % KandjiFleet.PAGE == 0
                ? Optional.of(new Answer(shown(pages.get(offset / KandjiFleet.PAGE), reading), headers))
                : Optional.empty();
    }

    private byte[] shown(Page page, int reading) {
        if (!areInContact) {
            return page.json;
        }
        var json = Arrays.copyOf(page.json, page.json.length);
        var contact = contact(reading).getBytes(StandardCharsets.UTF_8);
        for (var place : page.places) {
            System.arraycopy(contact, 0, json, place, contact.length);
        }
        return json;
    }
}
