package dev.rollcall.sandbox.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plugins Fields and Order, and what else stands beside items. */
class PluginsTest {
    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aFieldIsWrittenWithTheItemAndReadFromItsTable(GlpiVersion version) {
        try (World world = new World(version)) {
            String[] key = new String[1];
            world.server.edit(edited -> {
                int container = edited.fieldsContainer("MDM", ItemType.COMPUTER, ItemType.PHONE);
                key[0] = edited.field(container, "MDM id");
            });
            int id = world.computer("A");

            Client.Reply reply =
                    world.admin.put("/Computer", "{\"input\":[{\"id\":%d,\"mdmidfield\":\"k1\"}]}".formatted(id));

            assertThat(key[0]).isEqualTo("mdmidfield");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(world.admin.get("/Computer/" + id).body().has("mdmidfield"))
                    .isFalse();
            assertThat(world.admin.get("/PluginFieldsComputermdm").text("/0/mdmidfield"))
                    .isEqualTo("k1");
            assertThat(world.computer(id).value("mdmidfield")).contains("k1");
            assertThat(world.admin.get("/PluginFieldsPhonemdm").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aLaterFieldHasNothingInEarlierRows(GlpiVersion version) {
        try (World world = new World(version)) {
            int[] container = new int[1];
            world.server.edit(edited -> {
                container[0] = edited.fieldsContainer("MDM", ItemType.COMPUTER);
                edited.field(container[0], "One");
            });
            int id = world.computer("A");
            world.admin.put("/Computer/" + id, "{\"input\":{\"onefield\":\"1\"}}");

            world.server.edit(edited -> edited.field(container[0], "Two"));
            assertThat(world.admin
                            .get("/PluginFieldsComputermdm")
                            .body()
                            .at("/0/twofield")
                            .isNull())
                    .isTrue();
            world.admin.put("/Computer/" + id, "{\"input\":{\"twofield\":\"2\"}}");

            assertThat(world.admin.get("/PluginFieldsComputermdm").text("/0/twofield"))
                    .isEqualTo("2");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aPluginThatIsOffHasNoTables(GlpiVersion version) {
        try (World world = new World(version)) {
            Client.Reply off = world.admin.get("/PluginOrderOrder");
            world.server.settings(settings -> settings.plugin("order", true));
            Client on = Client.loggedIn(world.server, GlpiWorld.ADMIN_TOKEN);

            assertThat(off.text("/0")).isEqualTo("ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM");
            assertThat(on.get("/PluginOrderOrderState").body()).hasSize(7);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void theLinesOfOrdersLeadFromItemsToStates(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");
            int[] order = new int[1];
            world.server.edit(edited -> order[0] = edited.orderOn(ItemType.COMPUTER, id, 4));
            Client client = Client.loggedIn(world.server, GlpiWorld.ADMIN_TOKEN);

            assertThat(client.get("/Computer/" + id + "/PluginOrderOrder_Item").number("/0/plugin_order_orders_id"))
                    .isEqualTo(order[0]);
            assertThat(client.get("/PluginOrderOrder/" + order[0]).number("/plugin_order_orderstates_id"))
                    .isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void operatingSystemsStandBesideItems(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");
            world.server.edit(edited -> edited.operatingSystem(ItemType.COMPUTER, id, "macOS", "15.1"));

            Client.Reply systems = world.admin.get("/Computer/" + id + "/Item_OperatingSystem?expand_dropdowns=true");

            assertThat(systems.text("/0/operatingsystems_id")).isEqualTo("macOS");
            assertThat(systems.text("/0/operatingsystemversions_id")).isEqualTo("15.1");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void anItemHasAnOperatingSystemOfOneNameOnce(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");
            String row = "{\"input\":{\"itemtype\":\"Computer\",\"items_id\":%d,\"operatingsystems_id\":%d}}";

            Client.Reply first = world.admin.post("/Item_OperatingSystem", row.formatted(id, 1));
            Client.Reply twin = world.admin.post("/Item_OperatingSystem", row.formatted(id, 1));
            Client.Reply other = world.admin.post("/Item_OperatingSystem", row.formatted(id, 2));
            Client.Reply renamed = world.admin.put(
                    "/Item_OperatingSystem/" + other.number("/id"), "{\"input\":{\"operatingsystems_id\":1}}");

            assertThat(first.text("/message")).endsWith("Computer A");
            assertThat(twin.text("/0")).isEqualTo("ERROR_GLPI_ADD");
            assertThat(twin.text("/1")).contains("Duplicate entry");
            assertThat(other.status()).isEqualTo(201);
            assertThat(renamed.text("/0")).isEqualTo("ERROR_GLPI_UPDATE");
            assertThat(world.admin
                            .get("/Computer/" + id + "/Item_OperatingSystem")
                            .body())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aFieldIsLockedOnce(GlpiVersion version) {
        try (World world = new World(version)) {
            int id = world.computer("A");
            String row = "{\"input\":{\"itemtype\":\"Computer\",\"items_id\":%d,\"field\":\"users_id\"}}".formatted(id);

            assertThat(world.admin.post("/Lockedfield", row).status()).isEqualTo(201);
            assertThat(world.admin.post("/Lockedfield", row).status()).isEqualTo(400);

            assertThat(world.server.locks(ItemType.COMPUTER, id)).containsExactly("users_id");
        }
    }
}
