package dev.rollcall.sandbox.snipeit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The surprises of Snipe-IT v8.1.4, numbered as they were found. */
class SurprisesTest {
    private final World world = new World();
    private final Client client = world.admin;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("1 PATCH assigned_user erases the name, and escapes a name that is sent")
    void patchingTheAssigneeErasesTheName() {
        int id = world.asset("A");
        client.patch("/hardware/" + id, "{\"assigned_user\":" + world.anna + "}");
        assertThat(world.state(id).name()).contains("");

        client.patch("/hardware/" + id, "{\"assigned_user\":" + world.bob + ",\"name\":\"A & B\"}");
        assertThat(world.state(id).name()).contains("A &amp; B");
        assertThat(client.get("/hardware/" + id).text("/name")).isEqualTo("A &amp;amp; B");
    }

    @Test
    @DisplayName("2 PATCH assigned_user ignores every checkout rule; POST checkout refuses")
    void patchingTheAssigneeIgnoresTheRules() {
        int out = world.heldAsset("A", world.anna);
        int archived = world.asset("B", draft -> draft.status(world.retired));

        client.patch("/hardware/" + out, "{\"assigned_user\":" + world.bob + "}");
        client.patch("/hardware/" + archived, "{\"assigned_user\":" + world.bob + "}");
        assertThat(world.state(out).assignee()).contains(world.bob);
        assertThat(world.state(archived).assignee()).contains(world.bob);
        assertThat(world.actions(out)).containsExactly("checkout");

        assertThat(checkOut(out, world.anna).text("/messages")).isEqualTo("That asset is not available for checkout!");
    }

    @Test
    @DisplayName("3 PATCH assigned_user null does nothing; assigned_to null clears without a log entry")
    void patchingNobodyDoesNothing() {
        int id = world.heldAsset("A", world.anna);
        assertThat(client.patch("/hardware/" + id, "{\"assigned_user\":null}").text("/status"))
                .isEqualTo("success");
        assertThat(world.state(id).assignee()).contains(world.anna);

        client.patch(
                "/hardware/" + id, "{\"assigned_to\":null,\"assigned_type\":null,\"status_id\":" + world.broken + "}");
        assertThat(world.state(id).holder()).isEmpty();
        assertThat(world.state(id).statusId()).isEqualTo(world.broken);
        assertThat(world.server.logOf(id)).isEmpty();
    }

    @Test
    @DisplayName("4 Errors are 200, and messages have many shapes")
    void errorsHaveManyShapes() {
        int id = world.asset("A");
        assertThat(client.get("/hardware/999").body().toString())
                .isEqualTo("{\"status\":\"error\",\"messages\":\"Asset does not exist.\",\"payload\":null}");
        assertThat(client.patch("/hardware/" + id, "{\"status_id\":999}").text("/messages/status_id/0"))
                .isEqualTo("The selected status id is invalid.");
        assertThat(client.post("/hardware/" + id + "/restore", "{}").body().toString())
                .contains("\"messages\":null", "The Asset was not deleted");
        assertThat(client.get("/nosuch").body().has("message")).isTrue();
        world.server.faults().maintenance(true);
        assertThat(client.get("/hardware").body().get("messages").isNumber()).isTrue();
    }

    @Test
    @DisplayName("5 Without Accept: application/json errors are redirects")
    void errorsRedirectThoseWhoAcceptAnything() {
        int id = world.asset("A");
        Map<String, String> any = client.headersWithBody();
        any.put("Accept", "*/*");

        assertThat(client.send("PATCH", "/hardware/" + id, any, "{\"status_id\":999}")
                        .status())
                .isEqualTo(302);
        assertThat(client.send("PATCH", "/hardware/999", any, "{}").header("location"))
                .endsWith("/hardware");
        any.remove("Authorization");
        assertThat(client.send("GET", "/hardware", any, null).header("location"))
                .endsWith("/login");
    }

    @Test
    @DisplayName("6 Database down is a redirect to /setup")
    void aDeadDatabaseRedirectsToSetup() {
        world.server.faults().databaseDown(true);
        Client.Reply reply = client.get("/hardware");
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("location")).endsWith("/setup");
    }

    @Test
    @DisplayName("7 JSON without a content type is ignored, with success")
    void jsonWithoutContentTypeIsIgnored() {
        int id = world.asset("A");
        Client.Reply reply = client.send("PATCH", "/hardware/" + id, client.headers(), "{\"notes\":\"x\"}");
        assertThat(reply.text("/status")).isEqualTo("success");
        assertThat(world.state(id).notes()).isEmpty();
    }

    @Test
    @DisplayName("8 The JSON 429 has no headers; the window is fixed, per user, and opens again after 60 seconds")
    void theThrottleIsAFixedWindowPerUser() {
        world.server.settings(settings -> settings.throttlePerMinute(2));
        assertThat(client.get("/version").header("x-ratelimit-remaining")).isEqualTo("1");
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(client.get("/nosuch").header("x-ratelimit-remaining")).isEqualTo("0");

        Client.Reply refused = client.get("/version");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).doesNotContainKeys("retry-after", "x-ratelimit-limit");
        assertThat(world.client.get("/version").status()).isEqualTo(200);

        world.clock.advance(Duration.ofSeconds(29));
        assertThat(client.get("/version").status()).isEqualTo(429);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(client.get("/version").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("9 The list hides archived and deleted assets; byserial shows the archived")
    void theListIsNotAllThereIs() {
        world.asset("A", draft -> draft.serial("X").status(world.retired));
        int deleted = world.asset("B", draft -> draft.serial("X"));
        world.server.person(SnipeItWorld.ADMIN).delete(deleted);

        assertThat(client.get("/hardware?serial=X").number("/total")).isZero();
        assertThat(client.get("/hardware/byserial/X").number("/total")).isEqualTo(1);
        assertThat(client.get("/hardware/byserial/X?deleted=true").number("/total"))
                .isEqualTo(2);
        assertThat(client.get("/hardware?status=Archived").number("/total")).isEqualTo(1);
        assertThat(client.get("/hardware?status=Deleted").number("/total")).isEqualTo(1);
    }

    @Test
    @DisplayName("10 A problem elsewhere on the asset blocks every write")
    void anEmptyRequiredFieldBlocksEveryWrite() {
        int free = world.asset("A");
        int out = world.heldAsset("B", world.anna);
        world.server.edit(rows -> rows.required(world.fieldset, world.link, true));

        assertThat(client.patch("/hardware/" + free, "{\"notes\":\"x\"}").text("/status"))
                .isEqualTo("error");
        assertThat(checkOut(free, world.anna).text("/messages"))
                .isEqualTo("Asset was not checked out, please try again");
        assertThat(checkIn(out, "{}").text("/messages")).isEqualTo("Asset was not checked in, please try again");
        assertThat(world.state(out).assignee()).contains(world.anna);
    }

    @Test
    @DisplayName("11 With unique serials on, PATCH with the own serial fails, and a shared serial blocks the asset")
    void theOwnSerialIsADuplicate() {
        int id = world.asset("A");
        int shared = world.asset("B", draft -> draft.serial("X"));
        world.asset("C", draft -> draft.serial("x"));
        world.server.settings(settings -> settings.uniqueSerial(true));

        assertThat(client.patch("/hardware/" + id, "{\"serial\":\"S-A\"}").text("/messages/serial/0"))
                .isEqualTo("The serial must be unique.");
        assertThat(client.patch("/hardware/" + id, "{\"notes\":\"n\"}").text("/status"))
                .isEqualTo("success");
        assertThat(client.patch("/hardware/" + shared, "{\"notes\":\"n\"}").text("/status"))
                .isEqualTo("error");
    }

    @Test
    @DisplayName("12 Nothing is locked: two checkouts at once both succeed, and automatic tags come twice")
    void twoCheckoutsAtOnceBothSucceed() {
        int id = world.asset("A");
        Person person = world.server.person(SnipeItWorld.ADMIN);
        world.server.faults().duringNextWrite(() -> person.checkOut(id, world.anna));

        assertThat(checkOut(id, world.bob).text("/status")).isEqualTo("success");
        assertThat(world.actions(id)).containsExactly("checkout", "checkout");
        assertThat(world.state(id).assignee()).contains(world.bob);

        world.server.settings(settings -> settings.autoIncrement(true));
        world.server
                .faults()
                .duringNextWrite(() -> world.server.edit(
                        rows -> rows.asset(draft -> draft.model(world.model).status(world.ready))));
        String tag = create("{\"serial\":\"N\"").text("/payload/asset_tag");
        assertThat(client.get("/hardware?asset_tag=" + tag).number("/total")).isEqualTo(2);
    }

    @Test
    @DisplayName("13 Matching is by collation: case, accents and trailing blanks do not count")
    void matchingIsByCollation() {
        world.asset("A", draft -> draft.serial("SÉRIAL"));
        assertThat(client.get("/hardware?serial=serial").number("/total")).isEqualTo(1);
        assertThat(client.get("/hardware/byserial/SERIAL").number("/total")).isEqualTo(1);
        assertThat(client.get("/users?email=b%C3%B6b@example.com%20").number("/total"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("14 E-mails are not unique, and an empty filter returns everybody")
    void emailsAreNotUnique() {
        world.server.edit(rows -> rows.user("bob2", draft -> draft.email("BOB@example.com")));
        assertThat(client.get("/users?email=bob@example.com").number("/total")).isEqualTo(2);
        assertThat(client.get("/users?email=").number("/total")).isEqualTo(5);
    }

    @Test
    @DisplayName("15 GET escapes all text and renders notes; PATCH writes and answers raw")
    void getEscapesText() {
        int id = world.asset("A", draft -> draft.notes("**b** <i>").custom(world.link, "\"x\" & y"));
        Client.Reply reply = client.get("/hardware/" + id);
        assertThat(reply.text("/custom_fields/MDM id/value")).isEqualTo("&quot;x&quot; &amp; y");
        assertThat(reply.text("/notes")).isEqualTo("<strong>b</strong> &lt;i&gt;");
        assertThat(client.patch("/hardware/" + id, "{\"name\":\"<&>\"}").text("/payload/name"))
                .isEqualTo("<&>");
    }

    @Test
    @DisplayName("16 A partial write says success: unknown keys, cut values, assignees of another company")
    void partialWritesSaySuccess() {
        int id = world.asset("A");
        String column = world.rows.column(world.link);
        client.patch("/hardware/" + id, "{\"MDM id\":\"x\",\"" + column + "\":\"" + "y".repeat(70_000) + "\"}");
        assertThat(world.state(id).custom().get(column)).hasSize(65_535);

        client.patch("/hardware/" + id, "{\"serial\":\"" + "s".repeat(250) + "\"}");
        assertThat(world.state(id).serial()).contains("s".repeat(191));

        world.server.edit(rows -> {
            int company = rows.company("Co");
            rows.changeUser(world.sync, draft -> draft.company(company));
            rows.changeAsset(id, draft -> draft.company(company));
            rows.settings().fullCompanySupport(true);
        });
        Client.Reply foreign = world.client.patch("/hardware/" + id, "{\"assigned_user\":" + world.anna + "}");
        assertThat(foreign.text("/status")).isEqualTo("success");
        assertThat(world.state(id).holder()).isEmpty();
    }

    @Test
    @DisplayName("17 A PATCH that changes nothing moves updated_at only where a BOOLEAN field is, without a log entry")
    void aBooleanFieldMovesTheTimeOfChange() {
        int id = world.asset("A");
        var before = world.state(id).updatedAt();
        world.clock.advance(Duration.ofMinutes(1));
        client.patch("/hardware/" + id, "{\"notes\":null}");
        assertThat(world.state(id).updatedAt()).isEqualTo(before);

        world.server.edit(rows -> rows.required(world.fieldset, rows.field(FieldSpec.of("Flag", "BOOLEAN")), false));
        client.patch("/hardware/" + id, "{\"notes\":null}");
        assertThat(world.state(id).updatedAt()).isAfter(before);
        assertThat(world.server.logOf(id)).isEmpty();
    }

    @Test
    @DisplayName("18 status_meta is deployed whenever somebody has it, whatever the label")
    void statusMetaIsDeployedWhileHeld() {
        int id = world.asset("A", draft -> draft.status(world.retired).heldByUser(world.anna));
        Client.Reply reply = client.get("/hardware/" + id);
        assertThat(reply.text("/status_label/status_meta")).isEqualTo("deployed");
        assertThat(reply.text("/status_label/status_type")).isEqualTo("archived");
    }

    @Test
    @DisplayName("19 A deactivated user's token keeps working; a deleted user's does not")
    void deactivatedUsersKeepTheirTokens() {
        world.server.edit(rows -> rows.changeUser(world.sync, draft -> draft.activated(false)));
        assertThat(world.client.get("/hardware").status()).isEqualTo(200);
        world.deleteUser(world.sync);
        assertThat(world.client.get("/hardware").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("20 A negative limit gets round the maximum")
    void aNegativeLimitGetsRoundTheMaximum() {
        world.server.settings(settings -> settings.maxResults(2));
        for (int i = 0; i < 5; i++) {
            world.asset("A" + i);
        }
        assertThat(client.get("/hardware?limit=1000").body().get("rows")).hasSize(2);
        assertThat(client.get("/hardware?limit=-4").body().get("rows")).hasSize(4);
    }

    @Test
    @DisplayName("21 An asset deleted while checked out cannot be restored")
    void anAssetDeletedWhileOutCannotBeRestored() {
        int id = world.heldAsset("A", world.anna);
        client.delete("/hardware/" + id);
        assertThat(client.post("/hardware/" + id + "/restore", "{}").text("/payload"))
                .startsWith("Error restoring Asset");
        assertThat(world.state(id).isDeleted()).isTrue();
        assertThat(world.actions(id)).containsExactly("checkin from", "delete");
    }

    @Test
    void checkingInWhatIsNotOutIsRefusedAndChangesNothing() {
        int id = world.asset("A");
        assertThat(checkIn(id, "{\"status_id\":" + world.broken + "}").text("/messages"))
                .isEqualTo("That asset is already checked in.");
        assertThat(world.state(id).statusId()).isEqualTo(world.ready);
    }

    @Test
    void aHolderWithoutATypeBreaksTheCheckin() {
        int id = world.asset("A", draft -> draft.heldWithoutType(world.anna));
        assertThat(checkIn(id, "{}").status()).isEqualTo(500);
    }

    private Client.Reply checkOut(int id, int userId) {
        return client.post(
                "/hardware/" + id + "/checkout", "{\"checkout_to_type\":\"user\",\"assigned_user\":" + userId + "}");
    }

    private Client.Reply checkIn(int id, String body) {
        return client.post("/hardware/" + id + "/checkin", body);
    }

    private Client.Reply create(String start) {
        return client.post("/hardware", start + ",\"model_id\":" + world.model + ",\"status_id\":" + world.ready + "}");
    }
}
