package dev.rollcall.benchmark.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Reads the pages that the adapter reads, one at a time, bound to records with the fields that it uses. */
public final class BareSnipeIt {
    private static final String WALK = "sort=id&limit=500&order=";

    private BareSnipeIt() {}

    /** Walks all lists as the adapter does: the end first, then from the front until it is met. */
    public static void read(BareClient client, Consumer<String> ids) {
        client.get("/api/v1/fields", Fields.class);
        walk(client, "/api/v1/statuslabels?", Labels.class, row -> {});
        walk(client, "/api/v1/categories?", Categories.class, row -> {});
        walk(client, "/api/v1/hardware?", Assets.class, row -> ids.accept(row.id));
        walk(client, "/api/v1/hardware?status=Archived&", Assets.class, row -> ids.accept(row.id));
        walk(client, "/api/v1/users?", Users.class, row -> {});
    }

    private static <R> void walk(BareClient client, String list, Class<? extends Listed<R>> type, Consumer<R> taker) {
        var end = client.get(list + WALK + "desc&offset=0", type);
        end.rows().forEach(taker);
        var ofEnd = (long) end.rows().size();
        var overlap = end.total() <= ofEnd * ofEnd ? 1 : 0;
        var front = end.total() - ofEnd;
        var received = 0L;
        // The row behind the front shows that it has met the end.
        while (front > 0 && received <= front) {
            var known = received > 0 ? overlap : 0;
            var rows = client.get(list + WALK + "asc&offset=" + (received - known), type)
                    .rows();
            rows.stream().skip(known).limit(front - received).forEach(taker);
            received += rows.size() - known;
        }
    }

    private interface Listed<R> {
        long total();

        List<R> rows();
    }

    record Assets(long total, List<AssetRow> rows) implements Listed<AssetRow> {}

    record Users(long total, List<UserRow> rows) implements Listed<UserRow> {}

    record Labels(long total, List<LabelRow> rows) implements Listed<LabelRow> {}

    record Categories(long total, List<CategoryRow> rows) implements Listed<CategoryRow> {}

    record Fields(long total, List<FieldRow> rows) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record AssetRow(
            String id,
            String assetTag,
            @Nullable String serial,
            Named model,
            @Nullable String modelNumber,
            Status statusLabel,
            Named category,
            @Nullable Assignee assignedTo,
            @Nullable Date deletedAt,
            @Nullable String lastSeen,
            Map<String, Custom> customFields) {}

    record Named(String id, String name) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Status(String id, String name, String statusType, String statusMeta) {}

    record Assignee(String id, String name, String type) {}

    record Date(@Nullable String datetime) {}

    record Custom(String field, @Nullable String value) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record UserRow(
            String id,
            String name,
            @Nullable String email,
            String username,
            boolean activated,
            @Nullable Date deletedAt) {}

    record LabelRow(String id, String name, String type) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record CategoryRow(String id, String name, boolean hasEula, boolean checkinEmail) {}

    record FieldRow(
            String id,
            String name,
            @JsonProperty("db_column_name") String column,
            String format,
            String type) {}
}
