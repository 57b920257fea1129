package dev.rollcall.sandbox.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Locked fields, agents, business rules and connected items: what changes values behind a client's back. */
class LocksTest {
    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aPlainWriteOverwritesALockedField(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");
            world.server.edit(edited -> edited.lock(ItemType.COMPUTER, id, "users_id"));

            put(world, id, "\"users_id\":" + world.bob);

            assertThat(world.computer(id).user()).isEqualTo(world.bob);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aPlainWriteLocksWhatItChangesOnAnInventoriedItem(GlpiVersion version) {
        try (World world = new World(version)) {
            int dynamic = world.item(ItemType.COMPUTER, draft -> draft.dynamic(true));
            int plain = world.computer("B");

            put(world, dynamic, "\"users_id\":%d,\"states_id\":%d".formatted(world.bob, world.deployed));
            put(world, plain, "\"users_id\":" + world.bob);

            assertThat(world.server.locks(ItemType.COMPUTER, dynamic)).containsExactly("users_id", "states_id");
            assertThat(world.server.locks(ItemType.COMPUTER, plain)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aWriteAsAnInventorySkipsLockedFieldsAndSaysTrue(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.item(ItemType.COMPUTER, draft -> draft.dynamic(true).user(world.adele));
            world.server.edit(edited -> edited.lock(ItemType.COMPUTER, id, "users_id"));

            Client.Reply reply = put(world, id, "\"is_dynamic\":1,\"users_id\":" + world.bob);

            assertThat(reply.body().at("/0/" + id).asBoolean()).isTrue();
            assertThat(world.computer(id).user()).isEqualTo(world.adele);
            assertThat(world.admin.get("/Computer/" + id + "/Lockedfield").text("/0/value"))
                    .isEqualTo(Integer.toString(world.bob));
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aGlobalLockHoldsAgainstInventoriesOnly(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.item(ItemType.COMPUTER, draft -> draft.dynamic(true).status(world.stock));
            world.server.edit(edited -> edited.globalLock(ItemType.COMPUTER, "states_id"));

            put(world, id, "\"is_dynamic\":1,\"states_id\":" + world.deployed);
            assertThat(world.computer(id).status()).isEqualTo(world.stock);
            put(world, id, "\"states_id\":" + world.deployed);

            assertThat(world.computer(id).status()).isEqualTo(world.deployed);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void anInventorySetsTheUserByLoginAndTurnsTheItemDynamic(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.item(ItemType.COMPUTER, draft -> draft.serial("S1").user(world.adele));

            assertThat(world.server.inventory(AgentInventory.of("s1", "BOB.O@corp.example")))
                    .isEqualTo(id);

            assertThat(world.computer(id).user()).isEqualTo(world.bob);
            assertThat(world.computer(id).isDynamic()).isTrue();
            assertThat(world.computer(id).value("contact")).contains("BOB.O@corp.example");
            assertThat(world.server.locks(ItemType.COMPUTER, id)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void anInventoryLeavesTheUserForAnUnknownLoginOrALock(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.item(ItemType.COMPUTER, draft -> draft.serial("S1").user(world.adele));

            world.server.inventory(AgentInventory.of("S1", "nobody.here"));
            assertThat(world.computer(id).user()).isEqualTo(world.adele);
            put(world, id, "\"users_id\":0");
            world.server.inventory(AgentInventory.of("S1", "bob.o"));

            assertThat(world.computer(id).user()).isZero();
            assertThat(world.computer(id).value("contact")).contains("bob.o");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void anUnknownSerialOfAnInventoryBecomesANewComputer(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.server.inventory(AgentInventory.of("NEW", "bob.o"));

            assertThat(world.computer(id).serial()).contains("NEW");
            assertThat(world.computer(id).user()).isEqualTo(world.bob);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aBusinessRuleRewritesAWriteThatIsAnsweredByTrue(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");
            world.server.edit(edited -> edited.assetRule(
                    new AssetRule("always in stock", ItemType.COMPUTER, "states_id", Integer.toString(world.stock))));

            Client.Reply reply = put(world, id, "\"states_id\":" + world.deployed);

            assertThat(reply.body().at("/0/" + id).asBoolean()).isTrue();
            assertThat(world.computer(id).status()).isEqualTo(world.stock);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void connectedItemsFollowTheirComputersUser(GlpiVersion version) {
        try (World world = new World(version)) {
            int computer = world.computer("A");
            int monitor = world.item(ItemType.MONITOR, draft -> draft.status(world.stock));
            world.server.edit(edited -> edited.connect(computer, ItemType.MONITOR, monitor));

            put(world, computer, "\"users_id\":%d,\"states_id\":%d".formatted(world.bob, world.deployed));
            assertThat(monitor(world, monitor).user()).isEqualTo(world.bob);
            assertThat(monitor(world, monitor).status()).isEqualTo(world.stock);
            put(world, computer, "\"users_id\":0");

            assertThat(monitor(world, monitor).user()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void connectedItemsKeepTheirUserWhereThatIsSwitchedOff(GlpiVersion version) {
        try (World world = new World(version)) {
            int computer = world.computer("A");
            int monitor = world.item(ItemType.MONITOR, draft -> draft.user(world.adele));
            world.server.edit(edited -> {
                edited.connect(computer, ItemType.MONITOR, monitor);
                edited.settings().userAutoupdate(false);
            });

            put(world, computer, "\"users_id\":" + world.bob);

            assertThat(monitor(world, monitor).user()).isEqualTo(world.adele);
            assertThat(world.admin.get("/getGlpiConfig").text("/cfg_glpi/is_user_autoupdate"))
                    .isEqualTo("0");
        }
    }

    private static ItemState monitor(World world, int id) {
        return world.server.item(ItemType.MONITOR, id).orElseThrow();
    }

    private static Client.Reply put(World world, int id, String members) {
        return world.admin.put("/Computer/" + id, "{\"input\":{" + members + "}}");
    }
}
