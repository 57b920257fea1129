package dev.rollcall.benchmark.fleet;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes devices up, the same ones for the same seed: what differs between the records of a list. */
final class MadeUpDevices {
    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Björn", "Chen", "Dilek", "Emeka", "Fatima", "Grace", "Hiro", "Inés", "Jakub");
    private static final List<String> LAST_NAMES =
            List.of("Okafor", "Schmidt", "García", "Novák", "Tanaka", "Yılmaz", "Smith", "Larsen", "Rossi", "Dubois");
    private static final Instant LATEST_CONTACT = Instant.parse("2026-11-22T08:00:00.123456Z");
    private static final int SECONDS_OF_A_MONTH = 30 * 24 * 3600;
    /** The one device in so many that nobody is assigned to. */
    private static final int UNASSIGNED = 7;

    private final Random random;

    MadeUpDevices(long seed) {
        this.random = new Random(seed);
    }

    /** One more device: the values of a template's gaps. Those of its user are JSON as they stand. */
    Map<String, String> next(int number, String model) {
        var values = new HashMap<String, String>();
        var udid = new UUID(random.nextLong(), random.nextLong()).toString();
        values.put("id", String.valueOf(number));
        values.put("udid", udid);
        values.put(
                "serial",
                "C0" + Long.toString(36L * 36 * 36 * 36 * 36 + number, 36).toUpperCase(Locale.ROOT) + "Q6L4");
        values.put("name", "Device of desk " + number);
        values.put("model", model);
        values.put("osVersion", "26." + random.nextInt(3));
        values.put("osBuild", "25B" + (70 + random.nextInt(20)));
        values.put(
                "contact",
                LATEST_CONTACT.minusSeconds(random.nextInt(SECONDS_OF_A_MONTH)).toString());
        values.put("mac", macAddress());
        user(values, number);
        return values;
    }

    /** A first name, the same for the same number. */
    static String firstName(int number) {
        return FIRST_NAMES.get(number % FIRST_NAMES.size());
    }

    /** A last name, the same for the same number. */
    static String lastName(int number) {
        return LAST_NAMES.get(number % LAST_NAMES.size());
    }

    private void user(Map<String, String> values, int number) {
        if (number % UNASSIGNED == 0) {
            values.put("userName", "null");
            values.put("realName", "\"\"");
            values.put("email", "\"\"");
            values.put("user", "\"\"");
            return;
        }
        var name = pick(FIRST_NAMES) + " " + pick(LAST_NAMES);
        var login = "person." + number;
        values.put("userName", quoted(login));
        values.put("realName", quoted(name));
        values.put("email", quoted(login + "@example.com"));
        values.put(
                "user",
                "{\"email\": \"%s@example.com\", \"name\": \"%s\", \"id\": \"%s\", \"is_archived\": false}"
                        .formatted(login, name, new UUID(random.nextLong(), random.nextLong())));
    }

    private String macAddress() {
        return "02:00:%02X:%02X:%02X:%02X"
                .formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
