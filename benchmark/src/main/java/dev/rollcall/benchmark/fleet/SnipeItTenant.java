package dev.rollcall.benchmark.fleet;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A Snipe-IT with made-up assets and half as many users: all lists that a sync reads, with all properties that version
 * 8.1.4 sends. Each list is walked by offset.
 */
public final class SnipeItTenant implements Tenant {
    private static final String API = "/api/v1";
    private static final int PAGE = 500;
    private static final int FIELD_COUNT = 10;
    private static final String FIELDS = field(1, "MAC Address", "mac_address", "MAC") + ","
            + field(3, "Operating system", "operating_system", "ANY")
            + "," + field(4, "OS version", "os_version", "ANY") + "," + field(5, "Processor", "processor", "ANY") + ","
            + field(6, "Memory", "memory", "ANY") + "," + field(7, "Storage", "storage", "ANY") + ","
            + field(8, "IMEI", "imei", "ANY") + "," + field(9, "Active order", "active_order", "ANY") + ","
            + field(10, "Cost centre", "cost_centre", "ANY");
    private static final String LABELS = "{\"id\":5,\"name\":\"Transferred\",\"type\":\"deployable\"},"
            + "{\"id\":4,\"name\":\"Allocated\",\"type\":\"deployable\"}";
    private static final String CATEGORY = "{\"id\":2,\"name\":\"Laptops\",\"has_eula\":false,\"checkin_email\":false}";

    private final String fields;
    private final Rows assets;
    private final Rows users;

    /**
     * A tenant.
     *
     * @param provider whose devices its assets are linked to: {@code Jamf} or {@code Kandji}
     * @param isPrepared whether all rows are kept as bytes; else each is made when it is asked for
     */
    public SnipeItTenant(String provider, int assets, long seed, boolean isPrepared) {
        var field = provider + " ID";
        var column = provider.toLowerCase(Locale.ROOT) + "_id";
        this.fields = "[" + FIELDS + "," + field(2, field, column, "ANY") + "]";
        var ofAssets = RecordTemplate.named("snipe-it-asset.json");
        var ofUsers = RecordTemplate.named("snipe-it-user.json");
        this.users = rows(assets / 2, isPrepared, number -> filled(ofUsers, MadeUpAssets.user(number)));
        this.assets = rows(assets, isPrepared, number -> {
            var values = withHolder(MadeUpAssets.asset(number, seed), number, assets);
            values.put("linkField", field);
            values.put("linkColumn", column);
            return filled(ofAssets, values);
        });
    }

    private record Rows(int count, IntFunction<byte[]> row) {}

    private static Rows rows(int count, boolean isPrepared, IntFunction<byte[]> row) {
        if (!isPrepared) {
            return new Rows(count, row);
        }
        var all = IntStream.rangeClosed(1, count).mapToObj(row).toList();
        return new Rows(count, number -> all.get(number - 1));
    }

    private static byte[] filled(RecordTemplate template, Map<String, String> values) {
        var text = new StringBuilder();
        template.fill(text, values);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> withHolder(Map<String, String> values, int number, int assets) {
        values.put("meta", MadeUpAssets.isHeld(number) ? "deployed" : "deployable");
        values.put("holder", MadeUpAssets.isHeld(number) ? shown(MadeUpAssets.holder(number, assets)) : "null");
        return values;
    }

    private static String shown(int user) {
        var values = MadeUpAssets.user(user);
        return "{\"id\":%d,\"username\":\"person.%d\",\"name\":\"%s\",\"first_name\":\"%s\",\"last_name\":\"%s\","
                        .formatted(user, user, values.get("realName"), values.get("firstName"), values.get("lastName"))
                + "\"email\":\"person.%d@example.com\",\"employee_number\":null,\"type\":\"user\"}".formatted(user);
    }

    private static String field(int id, String name, String column, String format) {
        return "{\"id\":%d,\"name\":\"%s\",\"db_column_name\":\"_snipeit_%s_%d\",\"format\":\"%s\",\"type\":\"text\"}"
                .formatted(id, name, column, id, format);
    }

    @Override
    public Optional<Answer> answer(URI request) {
        var path = request.getPath();
        if (!path.startsWith(API)) {
            return Optional.empty();
        }
        var offset = PreparedPages.number(request, "offset").orElse(0);
        var isDownwards = request.getQuery() != null && request.getQuery().contains("order=desc");
        return switch (path.substring(API.length())) {
            case "/hardware" ->
                Optional.of(
                        request.getQuery().contains("status=Archived")
                                ? page(new Rows(0, number -> new byte[0]), 0, false)
                                : page(assets, offset, isDownwards));
            case "/users" -> Optional.of(page(users, offset, isDownwards));
            case "/fields" -> Optional.of(answer("{\"total\":" + FIELD_COUNT + ",\"rows\":" + fields + "}"));
            case "/statuslabels" -> Optional.of(answer("{\"total\":2,\"rows\":[" + LABELS + "]}"));
            case "/categories" -> Optional.of(answer("{\"total\":1,\"rows\":[" + CATEGORY + "]}"));
            default -> Optional.empty();
        };
    }

    private static Answer page(Rows rows, int offset, boolean isDownwards) {
        var page = new ByteArrayOutputStream(PAGE * 2800);
        page.writeBytes(("{\"total\":" + rows.count + ",\"rows\":[").getBytes(StandardCharsets.UTF_8));
        for (var rank = offset; rank < Math.min(rows.count, offset + PAGE); rank++) {
            if (rank > offset) {
                page.write(',');
            }
            page.writeBytes(rows.row.apply(isDownwards ? rows.count - rank : rank + 1));
        }
        page.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return new Answer(page.toByteArray(), Map.of());
    }

    private static Answer answer(String body) {
        return new Answer(body.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
