package dev.rollcall.benchmark.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Reads the pages that the adapter reads, one at a time, bound to records with the columns that it uses. */
final class BareGlpi {
    private static final int PAGE = 1000;
    /** Rows that come twice: each page begins before the end of the one before. */
    private static final int OVERLAP = 10;

    private BareGlpi() {}

    static void read(BareClient client, Consumer<String> ids) {
        client.get("/apirest.php/getGlpiConfig", Config.class);
        for (var table : List.of("State", "Manufacturer", "ComputerModel", "PhoneModel", "OperatingSystem")) {
            walk(client, table, Named[].class, row -> {});
        }
        walk(client, "OperatingSystemVersion", Named[].class, row -> {});
        walk(client, "Group", Named[].class, row -> {});
        walk(client, "UserEmail", Email[].class, row -> {});
        walk(client, "User", User[].class, row -> {});
        walk(client, "Item_RemoteManagement", Link[].class, row -> {});
        walk(client, "Item_OperatingSystem", Installed[].class, row -> {});
        walk(client, "Computer", Computer[].class, row -> ids.accept(row.id));
        walk(client, "Phone", Computer[].class, row -> ids.accept(row.id));
    }

    private static <R> void walk(BareClient client, String table, Class<R[]> type, Consumer<R> taker) {
        for (var number = 0; ; number++) {
            var from = number == 0 ? 0 : number * PAGE - OVERLAP;
            var to = (number + 1) * PAGE - 1;
            var rows = client.get(
                    "/apirest.php/%s?sort=id&range=%d-%d&get_hateoas=false".formatted(table, from, to), type);
            Arrays.stream(rows).skip(number == 0 ? 0 : OVERLAP).forEach(taker);
            if (rows.length < to - from + 1) {
                return;
            }
        }
    }

    record Config(@Nullable Settings cfgGlpi) {}

    record Settings(String version) {}

    record Named(String id, String name, @Nullable String completename) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Email(String id, String usersId, String email) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record User(
            String id,
            String name,
            @Nullable String realname,
            @Nullable String firstname,
            int isActive,
            int isDeleted) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Link(String id, String itemtype, String itemsId, String type, String remoteid) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Installed(
            String id, String itemtype, String itemsId, String operatingsystemsId, String operatingsystemversionsId) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Computer(
            String id,
            String name,
            @Nullable String serial,
            @Nullable String otherserial,
            String usersId,
            List<String> groupsId,
            String statesId,
            String manufacturersId,
            String computermodelsId,
            int isTemplate,
            int isDeleted) {}
}
