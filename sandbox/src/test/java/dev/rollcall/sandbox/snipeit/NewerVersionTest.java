package dev.rollcall.sandbox.snipeit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What v8.8 does differently, numbered as the rows of the comparison that was read from its source. */
class NewerVersionTest {
    private final World world = new World(SnipeItVersion.V8_8, settings -> {});
    private final Client client = world.admin;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("1 PATCH assigned_user on an asset that is out is refused as a whole")
    void patchingTheAssigneeKeepsTheRules() {
        int id = world.heldAsset("A", world.anna);
        Client.Reply reply = client.patch("/hardware/" + id, "{\"assigned_user\":" + world.bob + ",\"notes\":\"x\"}");
        assertThat(reply.text("/messages")).isEqualTo("That asset is not available for checkout!");
        assertThat(world.state(id).assignee()).contains(world.anna);
        assertThat(world.state(id).notes()).isEmpty();
    }

    @Test
    @DisplayName("2 assigned_to and assigned_type are dropped, with success")
    void theSilentAssignmentIsDropped() {
        int id = world.heldAsset("A", world.anna);
        assertThat(client.patch("/hardware/" + id, "{\"assigned_to\":null,\"assigned_type\":null}")
                        .text("/status"))
                .isEqualTo("success");
        assertThat(world.state(id).assignee()).contains(world.anna);
    }

    @Test
    @DisplayName("3 PATCH assigned_user needs assets.checkout, and says so with 200")
    void patchingTheAssigneeNeedsThePermissionToCheckOut() {
        int id = world.asset("A");
        world.server.edit(rows -> rows.token(
                "editor", rows.user("editor", draft -> draft.permissions(List.of("assets.view", "assets.edit")))));
        Client.Reply reply =
                new Client(world.server, "editor").patch("/hardware/" + id, "{\"assigned_user\":" + world.bob + "}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/messages")).isEqualTo("Unauthorized or unauthenticated.");
    }

    @Test
    @DisplayName("4 PATCH assigned_user keeps the name")
    void patchingTheAssigneeKeepsTheName() {
        int id = world.asset("A");
        client.patch("/hardware/" + id, "{\"assigned_user\":" + world.anna + "}");
        assertThat(world.state(id).name()).contains("Name of A");
    }

    @Test
    @DisplayName("7 Of two checkouts at once one is refused")
    void theRowIsLocked() {
        int id = world.asset("A");
        Person person = world.server.person(SnipeItWorld.ADMIN);
        world.server.faults().duringNextWrite(() -> person.checkOut(id, world.anna));
        Client.Reply reply = client.post(
                "/hardware/" + id + "/checkout", "{\"checkout_to_type\":\"user\",\"assigned_user\":" + world.bob + "}");
        assertThat(reply.text("/messages")).isEqualTo("That asset is not available for checkout!");
        assertThat(world.state(id).assignee()).contains(world.anna);
    }

    @Test
    @DisplayName("8 Without users.view the assignee is an id, a type and a name")
    void theAssigneeIsCutDownWithoutPermission() {
        int id = world.heldAsset("A", world.anna);
        world.server.edit(
                rows -> rows.token("viewer", rows.user("viewer", draft -> draft.permissions(List.of("assets.view")))));
        Client.Reply reply = new Client(world.server, "viewer").get("/hardware/" + id);
        assertThat(reply.body().get("assigned_to").propertyNames()).containsExactlyInAnyOrder("id", "type", "name");
        assertThat(client.get("/hardware/" + id).body().get("assigned_to").has("jobtitle"))
                .isTrue();
    }

    @Test
    @DisplayName("9 A deactivated user's token is refused, with the second shape of a 401")
    void deactivatedUsersLoseTheirTokens() {
        world.server.edit(rows -> rows.changeUser(world.sync, draft -> draft.activated(false)));
        Client.Reply reply = world.client.get("/hardware");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text("/messages")).isEqualTo("Unauthorized or unauthenticated.");
    }

    @Test
    @DisplayName("10, 11 Two factors and the user agent may be asked for, with 403")
    void moreMayBeAskedFor() {
        world.server.settings(settings -> settings.twoFactorRequired(true));
        assertThat(client.get("/hardware").status()).isEqualTo(403);
        world.server.settings(settings -> settings.twoFactorRequired(false).libraryUserAgentsRefused(true));
        Map<String, String> headers = client.headers();
        headers.put("User-Agent", "Java/17");
        assertThat(client.send("GET", "/hardware", headers, null)
                        .body()
                        .at("/payload/user_agent")
                        .asString())
                .isEqualTo("Java/17");
        headers.put("User-Agent", "Rollcall/0.1");
        assertThat(client.send("GET", "/hardware", headers, null).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("12 The 429 says when to come back, and so does every 200")
    void theThrottleSaysWhenToComeBack() {
        world.server.settings(settings -> settings.throttlePerMinute(1));
        assertThat(client.get("/version").header("retry-after")).isEqualTo("60");
        Client.Reply refused = client.get("/version");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isEqualTo("60");
        assertThat(refused.number("/retryAfter")).isEqualTo(60);
        assertThat(refused.body().has("payload")).isFalse();
    }

    @Test
    @DisplayName("13 With unique serials on, the own serial is no duplicate")
    void theOwnSerialIsNoDuplicate() {
        int id = world.asset("A");
        world.server.settings(settings -> settings.uniqueSerial(true));
        assertThat(client.patch("/hardware/" + id, "{\"serial\":\"S-A\"}").text("/status"))
                .isEqualTo("success");
        assertThat(client.patch("/hardware/" + id, "{\"serial\":\"\"}").text("/status"))
                .isEqualTo("error");
    }

    @Test
    @DisplayName("14 The next page's link keeps the offset, which wins: it leads to the same page")
    void theNextPageIsTheSamePage() {
        for (int i = 0; i < 4; i++) {
            world.asset("A" + i);
        }
        Client.Reply first = client.get("/hardware?limit=2&offset=0&sort=id&order=asc");
        String next = first.text("/next_page_url");
        assertThat(next).contains("page=2");
        assertThat(client.get(next).body().get("rows")).isEqualTo(first.body().get("rows"));
        assertThat(client.get("/hardware?limit=2&page=2&sort=id&order=asc").number("/rows/0/id"))
                .isEqualTo(3);
    }

    @Test
    @DisplayName("17 An asset has status beside status_label, and what a Sync Adapter has left")
    void assetsHaveNewKeys() {
        int id = world.asset("A", draft -> draft.external("A4:00", "macOS", Instant.parse("2026-11-22T00:00:00Z")));
        Client.Reply reply = client.get("/hardware/" + id);
        assertThat(reply.body().get("status")).isEqualTo(reply.body().get("status_label"));
        assertThat(reply.text("/primary_mac")).isEqualTo("A4:00");
        assertThat(client.get("/hardware?sort=last_seen&order=desc&limit=1").number("/rows/0/id"))
                .isEqualTo(id);
    }

    @Test
    @DisplayName("21 An asset's history needs no reports.view")
    void historyIsOpenToWhoSeesTheAsset() {
        int id = world.asset("A");
        world.client.patch("/hardware/" + id, "{\"notes\":\"x\"}");
        assertThat(world.client.get("/hardware/" + id + "/history").text("/rows/0/action_type"))
                .isEqualTo("update");
        assertThat(world.client
                        .get("/reports/activity?item_type=asset&item_id=" + id)
                        .number("/total"))
                .isEqualTo(1);
        assertThat(world.client.get("/reports/activity").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("24 A holder without a type is stuck: check-in and checkout both refuse")
    void aHolderWithoutATypeIsStuck() {
        int id = world.asset("A", draft -> draft.heldWithoutType(world.anna));
        assertThat(client.post("/hardware/" + id + "/checkin", "{}").text("/messages"))
                .isEqualTo("That asset is already checked in.");
        assertThat(client.post(
                                "/hardware/" + id + "/checkout",
                                "{\"checkout_to_type\":\"user\",\"assigned_user\":" + world.bob + "}")
                        .text("/messages"))
                .isEqualTo("That asset is not available for checkout!");
    }

    @Test
    @DisplayName("15 The list of deleted assets may count rows that it does not show; a look-up shows them")
    void deletedAssetsMayBeCountedAndNotShown() {
        int id = world.asset("A", draft -> draft.deleted(Instant.parse("2026-11-21T00:00:00Z")));
        assertThat(client.get("/hardware?status=Deleted").body().get("rows")).hasSize(1);
        world.server.settings(settings -> settings.deletedRowsDropped(true));
        Client.Reply list = client.get("/hardware?status=Deleted");
        assertThat(list.number("/total")).isEqualTo(1);
        assertThat(list.body().get("rows")).isEmpty();
        assertThat(client.get("/hardware/" + id).body().has("deleted_at")).isTrue();
        assertThat(client.get("/hardware/byserial/S-A?deleted=true").number("/rows/0/id"))
                .isEqualTo(id);
    }

    @Test
    @DisplayName("16 status_type wins over status, an unknown sort is no error, a filter must be JSON, a kind known")
    void filtersAreNamedAnewAndChecked() {
        world.asset("A");
        int retired = world.asset("B", draft -> draft.status(world.retired));
        assertThat(client.get("/hardware?status=Archived").number("/rows/0/id")).isEqualTo(retired);
        assertThat(client.get("/hardware?status=RTD&status_type=Archived").number("/rows/0/id"))
                .isEqualTo(retired);
        assertThat(client.get("/hardware?sort=status_label").number("/total")).isEqualTo(1);
        assertThat(client.get("/hardware?filter=name%3DA").text("/status")).isEqualTo("error");
        assertThat(client.get("/hardware?filter=%7B%22asset_tag%22%3A%22A%22%7D")
                        .number("/total"))
                .isEqualTo(1);
        assertThat(client.get("/reports/activity?item_type=laptop").text("/status"))
                .isEqualTo("error");
        assertThat(client.get("/reports/activity?item_type=asset").body().has("total"))
                .isTrue();
    }

    @Test
    @DisplayName("16, 18, 20 v8.1.4 knows neither status_type nor DATETIME nor a bulk update")
    void theMeasuredVersionKnowsNoneOfIt() {
        try (World older = new World()) {
            int id = older.asset("A");
            assertThat(older.admin.get("/hardware?status_type=Archived").number("/total"))
                    .isEqualTo(1);
            assertThat(older.admin
                            .post("/fields", "{\"name\":\"At\",\"element\":\"text\",\"format\":\"DATETIME\"}")
                            .text("/payload/format"))
                    .isEqualTo("ANY");
            older.admin.patch("/hardware/bulk", "{\"ids\":[" + id + "],\"notes\":\"x\"}");
            assertThat(older.state(id).notes()).isEmpty();
        }
    }

    @Test
    @DisplayName("18 A field of element markdown-textarea comes as HTML; DATETIME is a format; fields tell encryption")
    void customFieldsHaveNewKinds() {
        int[] fields = new int[2];
        world.server.edit(rows -> {
            fields[0] = rows.field(FieldSpec.text("Story").element("markdown-textarea"));
            fields[1] = rows.field(FieldSpec.of("Bought at", "DATETIME"));
            rows.required(world.fieldset, fields[0], false);
            rows.required(world.fieldset, fields[1], false);
        });
        int id = world.asset("A", draft -> draft.custom(fields[0], "a **b** & c"));
        assertThat(client.get("/hardware/" + id).text("/custom_fields/Story/value"))
                .isEqualTo("a <strong>b</strong> &amp; c");
        String column = world.rows.column(fields[1]);
        assertThat(client.patch("/hardware/" + id, "{\"" + column + "\":\"soon\"}")
                        .text("/status"))
                .isEqualTo("error");
        assertThat(client.patch("/hardware/" + id, "{\"" + column + "\":\"2026-11-22 10:30\"}")
                        .text("/status"))
                .isEqualTo("success");
        assertThat(client.post("/fields", "{\"name\":\"At\",\"element\":\"text\",\"format\":\"DATETIME\"}")
                        .text("/payload/format"))
                .isEqualTo("DATETIME");
        assertThat(client.get("/fields").body().at("/rows/0").has("field_encrypted"))
                .isTrue();
    }

    @Test
    @DisplayName("19, 20 A bulk update answers for each asset, and leaves custom fields out without a word")
    void aBulkUpdateLeavesCustomFieldsOut() {
        int one = world.asset("A");
        int other = world.asset("B");
        String column = world.rows.column(world.link);
        Client.Reply reply = client.patch(
                "/hardware/bulk",
                "{\"ids\":[" + one + "," + other + ",999],\"notes\":\"seen\",\"" + column + "\":\"x\"}");
        assertThat(reply.text("/status")).isEqualTo("partial");
        assertThat(reply.text("/results/0/status")).isEqualTo("success");
        assertThat(reply.number("/results/2/id")).isEqualTo(999);
        assertThat(reply.text("/results/2/status")).isEqualTo("error");
        assertThat(world.state(one).notes()).contains("seen");
        assertThat(world.state(other).notes()).contains("seen");
        assertThat(world.state(one).custom()).isEmpty();
        assertThat(client.patch("/hardware/bulk", "{\"ids\":[" + one + "],\"notes\":\"y\"}")
                        .text("/status"))
                .isEqualTo("success");
        assertThat(client.patch("/hardware/bulk", "{\"ids\":[],\"notes\":\"y\"}")
                        .text("/status"))
                .isEqualTo("error");
    }

    @Test
    @DisplayName("25 A user of another company is refused with 403, sensitive fields with an error")
    void writingUsersIsRefusedAloud() {
        int[] companies = new int[2];
        world.server.edit(rows -> {
            companies[0] = rows.company("Here");
            companies[1] = rows.company("There");
            rows.token("clerk", rows.user("clerk", draft -> draft.company(companies[0])
                    .permissions(List.of("users.view", "users.create", "users.edit"))));
            rows.changeUser(world.bob, draft -> draft.company(companies[0]));
        });
        world.server.settings(settings -> settings.fullCompanySupport(true));
        Client clerk = new Client(world.server, "clerk");
        String bob = "/users/" + world.bob;
        assertThat(clerk.patch(bob, "{\"company_id\":" + companies[1] + "}").status())
                .isEqualTo(403);
        assertThat(clerk.patch(bob, "{\"permissions\":{\"superuser\":1}}").text("/status"))
                .isEqualTo("error");
        assertThat(clerk.patch(bob, "{\"company_id\":" + companies[0] + ",\"last_name\":\"New\"}")
                        .text("/status"))
                .isEqualTo("success");
    }
}
