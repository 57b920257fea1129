package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.ItemType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many requests things take. */
class RequestsTest {
    private static final Provenance WHY = new Provenance("run-7", "R21");
    private static final int ASSETS = 5000;

    private static GlpiHouse filled(GlpiVersion version) {
        var house = new GlpiHouse(version);
        house.server.edit(rows -> IntStream.range(0, ASSETS).forEach(i -> {
            var id = rows.item(
                    ItemType.COMPUTER,
                    draft -> draft.otherserial("A" + i).serial("S" + i).status(house.inUse));
            rows.link(ItemType.COMPUTER, id, "kandji", "uuid-" + i);
            rows.operatingSystem(ItemType.COMPUTER, id, "macOS", "15.1");
        }));
        return house;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A reading takes one request per 1,000 rows, and a dozen besides")
    void readsInFewRequests(GlpiVersion version) throws Exception {
        try (var house = filled(version)) {
            var before = house.server.requests();
            house.platform().read();
            var first = house.server.requests() - before;
            // Computers, links and operating systems in pages of 1,000.
            assertThat(first).isLessThanOrEqualTo(3 * (ASSETS / 1000 + 1) + 16);
            house.platform().read();
            assertThat(house.server.requests() - before).isEqualTo(2 * first - 1);
            assertThat(house.changes()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("1,000 reassignments take a tenth of a request each")
    void reassignsInFewRequests(GlpiVersion version) throws Exception {
        try (var house = filled(version)) {
            var anna = house.person("anna", "anna@example.com");
            var edit = AssetEdit.NOTHING.withHolder(new Holder.Person(anna, "Anna"));
            var platform = house.platform();
            var writes = platform.read().reading().assets().stream()
                    .limit(1000)
                    .map(asset -> new AssetWrite(asset, edit, WHY))
                    .toList();
            var before = house.server.requests();
            for (var from = 0; from < writes.size(); from += platform.writesAtOnce()) {
                var batch = writes.subList(from, from + platform.writesAtOnce());
                assertThat(platform.write(batch)).allMatch(WriteOutcome.Done.class::isInstance);
            }
            assertThat(house.server.requests() - before).isLessThanOrEqualTo(100);
            assertThat(house.server.writes()).hasSize(5);
            var one = List.of(new AssetWrite(
                    platform.asset(writes.get(0).before().id()).orElseThrow(),
                    AssetEdit.NOTHING.withHolder(Holder.NOBODY),
                    WHY));
            var alone = house.server.requests();
            assertThat(platform.write(one)).allMatch(WriteOutcome.Done.class::isInstance);
            assertThat(house.server.requests() - alone).isLessThanOrEqualTo(7);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("200 ends take as few requests, though their links are deleted one row each")
    void endsInFewRequests(GlpiVersion version) throws Exception {
        try (var house = filled(version)) {
            var platform = house.platform();
            var reading = platform.read().reading();
            var edit = AssetEdit.NOTHING
                    .withStatus(reading.statuses().transferred())
                    .withLink("kandji", "");
            var writes = reading.assets().stream()
                    .limit(platform.writesAtOnce())
                    .map(asset -> new AssetWrite(asset, edit, WHY))
                    .toList();
            var before = house.server.requests();
            assertThat(platform.write(writes)).allMatch(WriteOutcome.Done.class::isInstance);
            assertThat(house.server.requests() - before).isLessThanOrEqualTo(25);
            assertThat(house.server.writes())
                    .containsExactly("PUT /apirest.php/Computer", "DELETE /apirest.php/Item_RemoteManagement");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A look takes no more requests where models were deleted")
    void looksForADeletedModelOnce(GlpiVersion version) throws Exception {
        try (var house = new GlpiHouse(version)) {
            for (var i = 0; i < 15; i++) {
                var model = 900 + i;
                house.item(dev.rollcall.host.asset.glpi.ItemType.COMPUTER, draft -> draft.model(model));
            }
            house.platform().read();
            house.platform().assetsBySerial("S1");
            house.platform().asset("Computer/1");
            var before = house.server.requests();
            house.platform().asset("Computer/1");
            assertThat(house.server.requests() - before).isLessThanOrEqualTo(6);
        }
    }
}
