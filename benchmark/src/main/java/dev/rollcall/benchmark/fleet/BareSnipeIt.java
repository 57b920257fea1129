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
    private static final int PAGE = 500;
    private static final String WALK = "sort=id&order=asc&limit=" + PAGE + "&offset=";

    private BareSnipeIt() {}

    /** Walks all lists as the adapter does: each page begins with the last row of the one before. */
    public static void read(BareClient client, Consumer<String> ids) {
        client.get("/api/v1/fields", Fields.class);
        walk(client, "/api/v1/statuslabels?", Labels.class);
        walk(client, "/api/v1/categories?", Categories.class);
        for (var list : List.of("/api/v1/hardware?", "/api/v1/hardware?status=Archived&")) {
            var received = 0;
            while (true) {
                var rows = client.get(list + WALK + Math.max(0, received - 1), Assets.class)
                        .rows();
                var known = received > 0 ? 1 : 0;
                rows.stream().skip(known).forEach(row -> ids.accept(row.id));
                received += rows.size() - known;
                if (rows.size() < PAGE) {
                    break;
                }
            }
        }
        walk(client, "/api/v1/users?", Users.class);
    }

    private static void walk(BareClient client, String list, Class<? extends Listed> type) {
        var received = 0;
        while (true) {
            var rows = client.get(list + WALK + Math.max(0, received - 1), type)
                    .rows()
                    .size();
            received += rows - (received > 0 ? 1 : 0);
            if (rows < PAGE) {
                return;
            }
        }
    }

    private interface Listed {
        List<?> rows();
    }

    record Assets(long total, List<AssetRow> rows) implements Listed {}

    record Users(long total, List<UserRow> rows) implements Listed {}

    record Labels(long total, List<LabelRow> rows) implements Listed {}

    record Categories(long total, List<CategoryRow> rows) implements Listed {}

    record Fields(long total, List<FieldRow> rows) implements Listed {}

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
