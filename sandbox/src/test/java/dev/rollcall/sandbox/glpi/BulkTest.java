package dev.rollcall.sandbox.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How GLPI answers writes of many rows, and of one. */
class BulkTest {
    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aMissingIdIsNotInTheAnswerAtAll(GlpiVersion version) {
        try (World world = new World(version)) {
            int first = world.computer("A");
            int second = world.computer("B");

            Client.Reply reply = world.admin.put("/Computer", """
                    {"input":[{"id":%d,"users_id":%d},{"id":999,"users_id":%2$d},{"id":%3$d,"users_id":%2$d}]}""".formatted(first, world.adele, second));

            assertThat(reply.status()).isEqualTo(207);
            assertThat(reply.text("/0")).isEqualTo("ERROR_GLPI_PARTIAL_UPDATE");
            assertThat(reply.body().at("/1")).hasSize(2);
            assertThat(reply.body().at("/1/1/" + second).asBoolean()).isTrue();
            assertThat(world.computer(second).user()).isEqualTo(world.adele);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void onlyMissingIdsAreAnErrorWithoutRows(GlpiVersion version) {
        try (World world = new World(version)) {
            Client.Reply bulk = world.admin.put("/Computer", "{\"input\":[{\"id\":998},{\"id\":999}]}");
            Client.Reply single = world.admin.put("/Computer/999", "{\"input\":{\"users_id\":7}}");

            assertThat(bulk.status()).isEqualTo(400);
            assertThat(bulk.body().toString()).isEqualTo("[\"ERROR_GLPI_UPDATE\",[]]");
            assertThat(single.status()).isEqualTo(400);
            assertThat(single.body().toString()).isEqualTo("[\"ERROR_GLPI_UPDATE\",null]");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aRowWithoutAnIdIsAnsweredByNothingAndDoesNothing(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");

            Client.Reply reply = world.admin.put(
                    "/Computer", "{\"input\":[{\"users_id\":7},{\"id\":%d,\"users_id\":7}]}".formatted(id));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().get(0)).isEmpty();
            assertThat(reply.body().at("/1/" + id).asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void anArrayForOneIdIsAnsweredByNothingWithStatus200(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");

            Client.Reply reply = world.admin.put("/Computer/" + id, "{\"input\":[{\"users_id\":7}]}");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(world.computer(id).user()).isZero();
            if (version.is10()) {
                assertThat(reply.header("content-type")).startsWith("text/html");
                assertThat(reply.body().asString("")).isEmpty();
            } else {
                assertThat(reply.body().toString()).isEqualTo("[[]]");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void anErrorOfTheDatabaseSticksToLaterRowsIn10Only(GlpiVersion version) {
        try (World world = new World(version)) {
            int first = world.computer("A");
            int second = world.computer("B");

            Client.Reply reply = world.admin.put("/Computer", """
                    {"input":[{"id":%d,"users_id":null},{"id":%d,"users_id":7}]}""".formatted(first, second));

            assertThat(reply.status()).isEqualTo(207);
            assertThat(reply.body().at("/1/0/" + first).asBoolean()).isFalse();
            assertThat(reply.text("/1/0/message")).contains("Column 'users_id' cannot be null");
            assertThat(reply.body().at("/1/1/" + second).asBoolean()).isTrue();
            assertThat(reply.text("/1/1/message")).isEqualTo(version.is10() ? "Column 'users_id' cannot be null" : "");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void zeroClearsAndNothingElseDoes(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.item(ItemType.COMPUTER, draft -> draft.user(world.adele));

            for (String nothing : new String[] {"null", "\"\"", "\"adele.vance\""}) {
                Client.Reply refused = world.admin.put("/Computer/" + id, "{\"input\":{\"users_id\":" + nothing + "}}");
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.text("/0")).isEqualTo("ERROR_GLPI_UPDATE");
            }
            assertThat(world.computer(id).user()).isEqualTo(world.adele);
            world.admin.put("/Computer/" + id, "{\"input\":{\"users_id\":\"0\"}}");

            assertThat(world.computer(id).user()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void usersAndStatusesThatAreNotThereAreStored(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");

            Client.Reply reply =
                    world.admin.put("/Computer/" + id, "{\"input\":{\"users_id\":424242,\"states_id\":777,\"x\":1}}");

            assertThat(reply.body().at("/0/" + id).asBoolean()).isTrue();
            assertThat(world.computer(id).user()).isEqualTo(424242);
            assertThat(world.computer(id).status()).isEqualTo(777);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aTooLongNameIsCutSilently(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");

            world.admin.put("/Computer/" + id, "{\"input\":{\"name\":\"" + "x".repeat(300) + "\"}}");

            assertThat(world.computer(id).name()).contains("x".repeat(255));
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void anUpdateThatChangesNothingLeavesNoTrace(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.item(ItemType.COMPUTER, draft -> draft.user(world.adele));
            String before = world.computer(id).value("date_mod").orElseThrow();
            world.clock.advance(Duration.ofMinutes(5));

            Client.Reply reply = world.admin.put("/Computer/" + id, "{\"input\":{\"users_id\":" + world.adele + "}}");

            assertThat(reply.body().at("/0/" + id).asBoolean()).isTrue();
            assertThat(world.computer(id).value("date_mod")).contains(before);
            assertThat(world.server.logOf(ItemType.COMPUTER, id)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void theHistoryNamesWhoWroteAndBothUsers(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.item(ItemType.COMPUTER, draft -> draft.user(world.adele));

            world.admin.put("/Computer/" + id, "{\"input\":{\"users_id\":" + world.bob + "}}");

            Client.Reply log = world.admin.get("/Computer/" + id + "/Log?sort=id&order=DESC&range=0-0");
            assertThat(log.text("/0/user_name")).isEqualTo("glpi (2)");
            assertThat(log.number("/0/id_search_option")).isEqualTo(70);
            assertThat(log.text("/0/old_value")).isEqualTo("adele.vance (%d)".formatted(world.adele));
            assertThat(log.text("/0/new_value")).isEqualTo("bob.o (%d)".formatted(world.bob));
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void namesOfModelsAndManufacturersMayBeDoubledThoseOfStatusesNot(GlpiVersion version) {
        try (World world = new World(version)) {
            String input = "{\"input\":{\"name\":\"Deployed\"}}";

            assertThat(world.admin.post("/Manufacturer", input).status()).isEqualTo(201);
            assertThat(world.admin.post("/Manufacturer", input).status()).isEqualTo(201);
            Client.Reply state = world.admin.post("/State", input);

            assertThat(state.status()).isEqualTo(400);
            assertThat(state.text("/1")).isEqualTo("Status of items must be unique!");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void uniquenessIsAskedOnlyOfAFieldThatChanges(GlpiVersion version) {
        try (World world = new World(version)) {
            int first = world.computer("S1");
            int twin = world.computer("S1");
            int other = world.computer("S2");
            world.server.edit(edited -> edited.unique(ItemType.COMPUTER, "serial"));

            Client.Reply refused = world.admin.put("/Computer/" + other, "{\"input\":{\"serial\":\"s1\"}}");
            Client.Reply fine = world.admin.put("/Computer/" + twin, "{\"input\":{\"users_id\":7}}");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/1")).contains("ID: " + first);
            assertThat(fine.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void whatIsTrashedStaysReadableAndWritableById(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");

            assertThat(world.admin.delete("/Computer/" + id).status()).isEqualTo(200);
            world.admin.put("/Computer/" + id, "{\"input\":{\"users_id\":" + world.bob + "}}");

            assertThat(world.computer(id).isTrashed()).isTrue();
            assertThat(world.admin.get("/Computer/" + id).number("/users_id")).isEqualTo(world.bob);
            assertThat(world.admin.get("/Computer?only_id=true").body()).isEmpty();
            assertThat(world.admin.get("/Computer?only_id=true&is_deleted=true").body())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void creatingAnswersPlaces(GlpiVersion version) {
        try (World world = new World(version)) {
            String root = world.server.url() + version.ownPath();

            Client.Reply one = world.admin.post("/Computer", "{\"input\":{\"name\":\"A\"}}");
            Client.Reply two = world.admin.post("/Computer", "{\"input\":[{\"name\":\"B\"},{\"name\":\"C\"}]}");
            Client.Reply broken = world.admin.send(
                    "POST",
                    "/Computer",
                    Map.of("Session-Token", world.admin.session(), "Content-Type", "text/plain"),
                    "input=1");

            assertThat(one.status()).isEqualTo(201);
            assertThat(one.header("location")).isEqualTo(root + "/Computer/1");
            assertThat(two.header("link")).isEqualTo(root + "/Computer/2," + root + "/Computer/3");
            assertThat(broken.text("/0")).isEqualTo("ERROR_BAD_ARRAY");
        }
    }
}
