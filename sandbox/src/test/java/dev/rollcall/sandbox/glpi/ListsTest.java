package dev.rollcall.sandbox.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lists and searches show, and what not. */
class ListsTest {
    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void theDefaultRangeIsOneTooLong(GlpiVersion version) {
        try (World world = filled(version, 34)) {
            Client.Reply reply = world.admin.get("/Computer?only_id=true");

            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.body()).hasSize(20);
            assertThat(reply.header("content-range")).isEqualTo("0-20/34");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void theLastPageIs206AndOnlyEverythingIs200(GlpiVersion version) {
        try (World world = filled(version, 34)) {
            Client.Reply last = world.admin.get("/Computer?only_id=true&range=30-39");
            Client.Reply all = world.admin.get("/Computer?only_id=true&range=0-9999");

            assertThat(last.status()).isEqualTo(206);
            assertThat(last.header("content-range")).isEqualTo("30-33/34");
            assertThat(all.status()).isEqualTo(200);
            assertThat(all.body()).hasSize(34);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aRangeMayStartAtTheEndButNotBeyond(GlpiVersion version) {
        try (World world = filled(version, 3)) {
            Client.Reply at = world.admin.get("/Computer?range=3-9");
            Client.Reply beyond = world.admin.get("/Computer?range=4-9");
            Client.Reply empty = world.admin.get("/Phone?range=0-9");

            assertThat(at.status()).isEqualTo(206);
            assertThat(at.header("content-range")).isEqualTo("3-2/3");
            assertThat(beyond.text("/0")).isEqualTo("ERROR_RANGE_EXCEED_TOTAL");
            assertThat(empty.status()).isEqualTo(200);
            assertThat(empty.headers()).doesNotContainKey("content-range");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void templatesAreInListsAndNotInSearches(GlpiVersion version) {
        try (World world = filled(version, 1)) {
            world.item(ItemType.COMPUTER, draft -> draft.template(true));

            assertThat(world.admin.get("/Computer?only_id=true").body()).hasSize(2);
            assertThat(world.admin.get("/search/Computer").number("/totalcount"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void searchTextIsAPartAndBetweenAnchorsTheWholeInAnyCase(GlpiVersion version) {
        try (World world = new World(version)) {
            world.computer("SER1");
            world.computer("SER10");

            assertThat(world.admin.get("/Computer?searchText[serial]=ser1").body())
                    .hasSize(2);
            assertThat(world.admin.get("/Computer?searchText[serial]=^ser1$").body())
                    .hasSize(1);
            assertThat(world.admin.get("/Computer?searchText[nonsense]=1").text("/0"))
                    .isEqualTo("ERROR_FIELD_NOT_FOUND");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void oneMissingItemRefusesAllOfThem(GlpiVersion version) {
        try (World world = filled(version, 2)) {
            String first =
                    "/getMultipleItems?items[0][itemtype]=Computer&items[0][items_id]=1&items[1][itemtype]=Computer";

            assertThat(world.admin.get(first + "&items[1][items_id]=2").body()).hasSize(2);
            Client.Reply missing = world.admin.get(first + "&items[1][items_id]=3");

            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.text("/0")).isEqualTo("ERROR_ITEM_NOT_FOUND");
        }
    }

    @Test
    void version10EncodesTextsUnlessToldNotTo() {
        try (World world = new World(GlpiVersion.V10_0_19)) {
            int id = world.item(ItemType.COMPUTER, draft -> draft.comment("R&D <lab>"));

            assertThat(world.admin.get("/Computer/" + id).text("/comment")).isEqualTo("R&#38;D &#60;lab&#62;");
            Client.Reply raw = world.admin.send(
                    "GET",
                    "/Computer/" + id,
                    Map.of("Session-Token", world.admin.session(), "X-GLPI-Sanitized-Content", "false"),
                    null);
            assertThat(raw.text("/comment")).isEqualTo("R&D <lab>");
        }
    }

    @Test
    void version11ShowsGroupsOfSingleItemsOnly() {
        try (World world = new World(GlpiVersion.V11_0_6)) {
            int[] group = new int[1];
            world.server.edit(edited -> group[0] = edited.group("Sales"));
            int id = world.item(ItemType.COMPUTER, draft -> draft.group(group[0]));

            assertThat(world.admin.get("/Computer/" + id).number("/groups_id/0"))
                    .isEqualTo(group[0]);
            assertThat(world.admin.get("/Computer").body().get(0).has("groups_id"))
                    .isFalse();
            assertThat(world.admin.get("/Group_Item").number("/0/items_id")).isEqualTo(id);
            assertThat(world.computer(id).group()).isEqualTo(group[0]);
        }
    }

    @Test
    void version10ShowsGroupsAsANumber() {
        try (World world = new World(GlpiVersion.V10_0_19)) {
            int[] group = new int[1];
            world.server.edit(edited -> group[0] = edited.group("Sales"));
            world.item(ItemType.COMPUTER, draft -> draft.group(group[0]));

            assertThat(world.admin.get("/Computer").number("/0/groups_id")).isEqualTo(group[0]);
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aSearchTakesAnItemOfAMissingUserForUnassigned(GlpiVersion version) {
        try (World world = new World(version)) {
            int dangling = world.item(ItemType.COMPUTER, draft -> draft.user(424242));
            world.item(ItemType.COMPUTER, draft -> draft.user(world.adele));

            Client.Reply reply = world.admin.get(
                    "/search/Computer?criteria[0][field]=70&criteria[0][searchtype]=equals&criteria[0][value]=0&forcedisplay[0]=2");

            assertThat(reply.number("/totalcount")).isEqualTo(1);
            assertThat(reply.number("/data/0/2")).isEqualTo(dangling);
            assertThat(reply.body().at("/data/0/70").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void aSearchWithoutResultsHasNoData(GlpiVersion version) {
        try (World world = new World(version)) {
            Client.Reply reply = world.admin.get(
                    "/search/Computer?criteria[0][field]=5&criteria[0][searchtype]=contains&criteria[0][value]=NONE");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().has("data")).isFalse();
            assertThat(reply.text("/content-range")).isEqualTo("0--1/0");
        }
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void openTicketsAndOrdersAreFoundByTheirItems(GlpiVersion version) {
        try (World world = filled(version, 2)) {
            world.server.edit(edited -> {
                edited.ticketOn(edited.ticket(0, 2), ItemType.COMPUTER, 1);
                edited.ticketOn(edited.ticket(0, 6), ItemType.COMPUTER, 2);
                edited.infocom(ItemType.COMPUTER, 1, "PO-1", "2026-11-01", "");
                edited.infocom(ItemType.COMPUTER, 2, "PO-2", "2026-11-01", "2026-11-05");
            });

            Client.Reply tickets = world.admin.get(
                    "/search/Ticket?criteria[0][field]=12&criteria[0][searchtype]=equals&criteria[0][value]=notold&forcedisplay[0]=131");
            Client.Reply ordered = world.admin.get(
                    "/search/Computer?criteria[0][field]=26&criteria[0][searchtype]=contains&criteria[0][value]=PO-&criteria[1][link]=AND"
                            + "&criteria[1][field]=142&criteria[1][searchtype]=contains&criteria[1][value]=NULL&forcedisplay[0]=2");

            assertThat(tickets.number("/totalcount")).isEqualTo(1);
            assertThat(tickets.text("/data/0/131")).isEqualTo("Computer$#$1");
            assertThat(ordered.number("/totalcount")).isEqualTo(1);
            assertThat(ordered.number("/data/0/2")).isEqualTo(1);
        }
    }

    private static World filled(GlpiVersion version, int computers) {
        World world = new World(version);
        for (int i = 0; i < computers; i++) {
            world.computer("S" + i);
        }
        return world;
    }
}
