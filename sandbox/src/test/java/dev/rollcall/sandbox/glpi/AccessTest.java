package dev.rollcall.sandbox.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions, tokens, rights and entities. */
class AccessTest {
    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void anEndedSessionIs401AndNone400(GlpiVersion version) {
        try (World world = new World(version)) {
            world.server.killSessions();

            Client.Reply ended = world.admin.get("/Computer");
            Client.Reply none = world.admin.send("GET", "/Computer", Map.of(), null);

            assertThat(ended.status()).isEqualTo(401);
            assertThat(ended.text("/0")).isEqualTo("ERROR_SESSION_TOKEN_INVALID");
            assertThat(none.status()).isEqualTo(400);
            assertThat(none.text("/0")).isEqualTo("ERROR_SESSION_TOKEN_MISSING");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void anAppTokenIsAskedOfEveryCall(GlpiVersion version) {
        try (World world = new World(version)) {
            world.server.edit(edited -> edited.appToken("APP"));

            Client.Reply missing = world.admin.get("/Computer");
            Client.Reply wrong = withAppToken(world, "OTHER");
            Client.Reply right = withAppToken(world, "APP");

            assertThat(missing.text("/0")).isEqualTo("ERROR_APP_TOKEN_PARAMETERS_MISSING");
            assertThat(wrong.text("/0")).isEqualTo("ERROR_WRONG_APP_TOKEN_PARAMETER");
            assertThat(right.status()).isEqualTo(200);
        }
    }

    private static Client.Reply withAppToken(World world, String token) {
        return world.admin.send(
                "GET", "/Computer", Map.of("Session-Token", world.admin.session(), "App-Token", token), null);
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void whoIsInactiveOrTrashedCannotLogIn(GlpiVersion version) {
        try (World world = new World(version)) {
            world.server.edit(edited -> {
                edited.token("adele", world.adele);
                edited.token("bob", world.bob);
                edited.changeUser(world.adele, draft -> draft.active(false));
                edited.changeUser(world.bob, draft -> draft.trashed(true));
            });

            assertThat(world.admin.login("adele")).isEmpty();
            assertThat(world.admin.login("bob")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aMissingRightIs403ForReadsAnd400ForWrites(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");
            Client client = world.limited(0, Map.of("computer", 1));

            Client.Reply read = client.get("/Monitor");
            Client.Reply write = client.put("/Computer/" + id, "{\"input\":{\"users_id\":7}}");
            Client.Reply add = client.post("/Computer", "{\"input\":{\"name\":\"x\"}}");

            assertThat(read.status()).isEqualTo(403);
            assertThat(read.text("/0")).isEqualTo("ERROR_RIGHT_MISSING");
            assertThat(write.status()).isEqualTo(400);
            assertThat(write.text("/0")).isEqualTo("ERROR_GLPI_UPDATE");
            assertThat(add.text("/0")).isEqualTo("ERROR_GLPI_ADD");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void rightsAreThoseOfTheLogin(GlpiVersion version) {
        try (World world = new World(version)) {
            Client client = world.limited(0, Map.of("computer", 1));
            int profile = client.get("/getActiveProfile").number("/active_profile/id");
            world.server.edit(edited -> edited.rights(profile, Map.of("monitor", 1)));

            assertThat(client.get("/Monitor").status()).isEqualTo(403);
            assertThat(Client.loggedIn(world.server, "synctoken")
                            .get("/Monitor")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aLimitedAccountSeesItsEntityAndAllAddresses(GlpiVersion version) {
        try (World world = new World(version)) {
            int[] entity = new int[1];
            world.server.edit(edited -> {
                entity[0] = edited.entity("France", 0);
                edited.changeUser(world.adele, draft -> {});
                edited.user("claire", draft -> draft.entity(entity[0]).email("claire@corp.example"));
                edited.user("dora", draft -> draft.recursive(false).email("dora@corp.example"));
            });
            int here = world.item(ItemType.COMPUTER, draft -> draft.entity(entity[0]));
            int there = world.computer("B");
            Client client = world.limited(entity[0], GlpiWorld.SYNC_RIGHTS);

            assertThat(client.get("/Computer?only_id=true").body().toString())
                    .isEqualTo("[{\"id\":%d}]".formatted(here));
            assertThat(client.get("/Computer/" + there).status()).isEqualTo(403);
            assertThat(client.get("/User?searchText[name]=^dora$").body()).isEmpty();
            assertThat(client.get("/UserEmail?searchText[email]=dora").body()).hasSize(1);
            assertThat(client.get("/User?searchText[name]=^claire$").body()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aPartlyForbiddenBulkWriteIs207(GlpiVersion version) {
        try (World world = new World(version)) {
            int[] entity = new int[1];
            world.server.edit(edited -> entity[0] = edited.entity("France", 0));
            int here = world.item(ItemType.COMPUTER, draft -> draft.entity(entity[0]));
            int there = world.computer("B");
            Client client = world.limited(entity[0], GlpiWorld.SYNC_RIGHTS);

            Client.Reply reply = client.put(
                    "/Computer",
                    "{\"input\":[{\"id\":%d,\"users_id\":7},{\"id\":%d,\"users_id\":7}]}".formatted(here, there));

            assertThat(reply.status()).isEqualTo(207);
            assertThat(reply.body().at("/1/0/" + here).asBoolean()).isTrue();
            assertThat(reply.body().at("/1/1/" + there).asBoolean(true)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void linksNeedNoMoreThanTheItemsRight(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");
            Client client = world.limited(0, Map.of("computer", 3));

            String link =
                    "{\"input\":{\"itemtype\":\"Computer\",\"items_id\":%d,\"type\":\"kandji\",\"remoteid\":\"k\"}}";
            assertThat(client.post("/Item_RemoteManagement", link.formatted(id)).status())
                    .isEqualTo(201);
            assertThat(client.post("/Item_RemoteManagement", link.formatted(id)).status())
                    .isEqualTo(201);
            assertThat(client.post("/Item_RemoteManagement", link.formatted(99)).status())
                    .isEqualTo(400);

            assertThat(client.get("/Computer/" + id + "/Item_RemoteManagement").body())
                    .hasSize(2);
            assertThat(client.delete("/Item_RemoteManagement/1").status()).isEqualTo(200);
            assertThat(world.server.links(ItemType.COMPUTER, id)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void messagesAreInTheUsersLanguage(GlpiVersion version) {
        try (World world = new World(version)) {
            world.server.settings(settings -> settings.language("fr_FR"));
            Client client = world.limited(0, Map.of());

            Client.Reply reply = client.get("/Computer");

            assertThat(reply.text("/0")).isEqualTo("ERROR_RIGHT_MISSING");
            assertThat(reply.text("/1")).startsWith("Vous n'avez pas");
        }
    }

    @Test
    void onlyVersion11AnswersBelowItsNewPath() {
        try (World ten = new World(GlpiVersion.V10_0_19);
                World eleven = new World(GlpiVersion.V11_0_6)) {
            Map<String, String> login = Map.of("Authorization", "user_token " + GlpiWorld.ADMIN_TOKEN);

            assertThat(ten.admin
                            .send("GET", "/api.php/v1/initSession", login, null)
                            .status())
                    .isEqualTo(404);
            assertThat(eleven.admin
                            .send("GET", "/api.php/v1/initSession", login, null)
                            .status())
                    .isEqualTo(200);
        }
    }
}
