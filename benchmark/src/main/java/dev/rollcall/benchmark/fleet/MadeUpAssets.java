package dev.rollcall.benchmark.fleet;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** What assets are made up of, whatever platform shows them: the same ones for the same seed. */
final class MadeUpAssets {
    static final List<String> MODELS = List.of("MacBook Air", "MacBook Pro", "iPhone 17", "iPad");
    private static final List<String> NUMBERS = List.of("Mac16,12", "Mac16,8", "iPhone18,3", "iPad15,7");
    static final List<String> SYSTEMS = List.of("macOS", "macOS", "iOS", "iPadOS");
    private static final List<String> MEMORY = List.of("16 GB", "24 GB", "32 GB", "8 GB");
    private static final List<String> STORAGE = List.of("256 GB", "512 GB", "1000 GB", "128 GB");

    private MadeUpAssets() {}

    /** What the device with that number is, and its asset. */
    static Map<String, String> asset(int number, long seed) {
        var random = new Random(seed * 1_000_003 + number);
        var kind = number % MODELS.size();
        var values = new MadeUpDevices(random.nextLong()).next(number, MODELS.get(kind));
        values.put("modelId", String.valueOf(kind + 1));
        values.put("modelNumber", NUMBERS.get(kind));
        values.put("link", values.get("udid"));
        values.put("os", SYSTEMS.get(kind));
        values.put("processor", kind < 2 ? "Apple M4" : "Apple A19");
        values.put("memory", MEMORY.get(random.nextInt(MEMORY.size())));
        values.put("storage", STORAGE.get(random.nextInt(STORAGE.size())));
        return values;
    }

    /** Whether somebody holds that asset. */
    static boolean isHeld(int number) {
        return number % 7 != 0;
    }

    /** Who holds that asset, if it is held; each of the users holds two. */
    static int holder(int number, int assets) {
        return 1 + number % Math.max(1, assets / 2);
    }

    /** A user's id and names. */
    static Map<String, String> user(int number) {
        var first = MadeUpDevices.firstName(number);
        var last = MadeUpDevices.lastName(number / 10);
        return Map.of(
                "id", String.valueOf(number), "realName", first + " " + last, "firstName", first, "lastName", last);
    }
}
