package dev.rollcall.benchmark.fleet;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A GLPI 11 with made-up computers, half as many users with an address each, and a link and an operating system for each
 * computer: all lists that a sync reads, with all columns that version 11.0.6 sends.
 */
final class GlpiTenant implements Tenant {
    private static final String API = "/apirest.php/";
    private static final Pattern RANGE = Pattern.compile("(?:^|&)range=([0-9]{1,9})-([0-9]{1,9})(?:&|$)");
    private static final int PART = 206;
    /** Behind those that every GLPI has. */
    private static final int FIRST_USER = 100;

    private static final List<String> VERSIONS = List.of("26.0", "26.1", "26.2");
    private static final byte[] SESSION =
            bytes("{\"session_token\":\"benchmark\",\"session\":{\"glpiID\":6,\"glpiname\":\"rollcall\"}}");
    private static final byte[] CONFIG = bytes("{\"cfg_glpi\":{\"version\":\"11.0.6\",\"is_user_autoupdate\":\"1\"}}");

    private final Map<String, List<byte[]>> tables = new HashMap<>();

    GlpiTenant(int assets, long seed) {
        var values = IntStream.rangeClosed(1, assets)
                .mapToObj(number -> values(number, assets, seed))
                .toList();
        fill("Computer", "glpi-computer.json", assets, number -> values.get(number - 1));
        fill("Item_RemoteManagement", "glpi-link.json", assets, number -> values.get(number - 1));
        fill("Item_OperatingSystem", "glpi-system.json", assets, number -> values.get(number - 1));
        fill("User", "glpi-user.json", assets / 2, GlpiTenant::user);
        tables.put(
                "UserEmail",
                IntStream.rangeClosed(1, assets / 2).mapToObj(GlpiTenant::email).toList());
        named("ComputerModel", MadeUpAssets.MODELS);
        named("OperatingSystem", MadeUpAssets.SYSTEMS);
        named("OperatingSystemVersion", VERSIONS);
        named("Manufacturer", List.of("Apple"));
        named("State", List.of("Allocated", "Transferred"));
    }

    private void fill(String table, String template, int rows, IntFunction<Map<String, String>> values) {
        var row = RecordTemplate.named(template);
        var all = new ArrayList<byte[]>(rows);
        for (var number = 1; number <= rows; number++) {
            var text = new StringBuilder();
            row.fill(text, values.apply(number));
            all.add(bytes(text.toString()));
        }
        tables.put(table, all);
    }

    private void named(String table, List<String> names) {
        tables.put(
                table,
                IntStream.range(0, names.size())
                        .mapToObj(place -> bytes("{\"id\":%d,\"name\":\"%s\",\"completename\":\"%s\",\"comment\":null}"
                                .formatted(place + 1, names.get(place), names.get(place))))
                        .toList());
    }

    private static Map<String, String> values(int number, int assets, long seed) {
        var values = MadeUpAssets.asset(number, seed);
        var holder = MadeUpAssets.isHeld(number) ? FIRST_USER + MadeUpAssets.holder(number, assets) : 0;
        values.put("holder", String.valueOf(holder));
        values.put("osId", String.valueOf(1 + MadeUpAssets.SYSTEMS.indexOf(values.get("os"))));
        values.put("osVersionId", String.valueOf(1 + VERSIONS.indexOf(values.get("osVersion"))));
        return values;
    }

    private static Map<String, String> user(int number) {
        var values = new HashMap<>(MadeUpAssets.user(number));
        values.put("userId", String.valueOf(FIRST_USER + number));
        return values;
    }

    private static byte[] email(int number) {
        return bytes("{\"id\":%d,\"users_id\":%d,\"is_default\":1,\"is_dynamic\":0,\"email\":\"person.%d@example.com\"}"
                .formatted(number, FIRST_USER + number, number));
    }

    @Override
    public Optional<Answer> answer(URI request) {
        var path = request.getPath();
        if (!path.startsWith(API)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (path.substring(API.length())) {
                    case "initSession" -> new Answer(SESSION, Map.of());
                    case "killSession" -> new Answer(bytes("true"), Map.of());
                    case "getGlpiConfig" -> new Answer(CONFIG, Map.of());
                    default -> page(tables.getOrDefault(path.substring(API.length()), List.of()), request);
                });
    }

    private static Answer page(List<byte[]> rows, URI request) {
        if (rows.isEmpty()) {
            return new Answer(bytes("[]"), Map.of());
        }
        var range = RANGE.matcher(String.valueOf(request.getRawQuery()));
        var isRanged = range.find();
        var from = isRanged ? Integer.parseInt(range.group(1)) : 0;
        var to = Math.min(rows.size(), isRanged ? Integer.parseInt(range.group(2)) + 1 : rows.size());
        var page = new ByteArrayOutputStream(1 << 16);
        page.write('[');
        for (var place = from; place < to; place++) {
            if (place > from) {
                page.write(',');
            }
            page.writeBytes(rows.get(place));
        }
        page.write(']');
        var headers = Map.of("Content-Range", from + "-" + (to - 1) + "/" + rows.size());
        return to - from < rows.size()
                ? new Answer(PART, page.toByteArray(), headers)
                : new Answer(page.toByteArray(), headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
