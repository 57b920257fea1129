package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R60, R15: a device that is in Intune and in Jamf Pro at once, night after night. */
class TwoMdmsIT extends Housed {
    private static final int NIGHTS = 4;
    private static final String CREATING = "{\"allowAssigneeUpdates\": true, \"unknownDevices\": \"CREATE\"}";
    private static final String WITH_MODELS = "{\"allowAssigneeUpdates\": true, \"updateModel\": true}";
    /** The platform has another of its name. */
    private static final FleetModel TWICE = FleetGenerator.models().get(0);

    private static final FleetModel LONE = FleetGenerator.models().get(1);
    private static final long GIB = 1L << 30;

    private MdmTenant first;
    private MdmTenant second;

    @BeforeEach
    void tenants() {
        first = Mdm.INTUNE.of(house);
        second = Mdm.JAMF.of(house);
    }

    @ParameterizedTest
    @CsvSource({"INTUNE,true", "INTUNE,false", "JAMF,true", "JAMF,false"})
    @DisplayName("R60, R15 person and specs are those of the first in rank, and the second night writes nothing")
    void nights(Mdm firstInRank, boolean runsFirst) {
        var connections = connected(firstInRank, SyncHouse.ON, TWICE);
        var asset = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});

        var order = order(connections, runsFirst);
        night(order);

        assertAsTheFirstSays(asset);
        assertThat(spec(asset, "Memory")).isEqualTo("16 GB");
        assertNothingIsWritten(order);
        assertAsTheFirstSays(asset);
    }

    @ParameterizedTest
    @CsvSource({"INTUNE,true", "INTUNE,false", "JAMF,true", "JAMF,false"})
    @DisplayName(
            "R60, R13, R15 a device that the platform does not hold becomes one asset, and later nights write nothing")
    void creation(Mdm firstInRank, boolean runsFirst) {
        var order = order(connected(firstInRank, CREATING, LONE), runsFirst);

        night(order);
        night(order);

        var asset = onlyAsset();
        assertAsTheFirstSays(asset);
        assertNothingIsWritten(order);
        assertAsTheFirstSays(asset);
    }

    @ParameterizedTest
    @CsvSource({"INTUNE,true", "INTUNE,false", "JAMF,true", "JAMF,false"})
    @DisplayName(
            "R60, R10, R15 the model is the first one's as a whole: the second writes neither its name nor its number")
    void model(Mdm firstInRank, boolean runsFirst) {
        var connections = connected(firstInRank, WITH_MODELS, LONE);
        second.change("C02XX1", draft -> draft.model(FleetGenerator.models().get(2)));
        var asset = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});
        var order = order(connections, runsFirst);

        night(order);
        night(order);

        assertThat(model(asset, StandardSpecs.MODEL)).isEqualTo(LONE.name());
        assertNothingIsWritten(order);
    }

    private int onlyAsset() {
        var made = house.book().bySerial("C02XX1");
        assertThat(made).hasSize(1);
        return made.get(0).id();
    }

    /** The first in rank says ann, a newer system and no memory; the second bob, an older one and its memory. */
    private List<ConfiguredConnection> connected(Mdm firstInRank, String policy, FleetModel model) {
        if (firstInRank == Mdm.JAMF) {
            first = Mdm.JAMF.of(house);
            second = Mdm.INTUNE.of(house);
        }
        house.person("ann");
        house.person("bob");
        first.add(draft -> draft.serial("C02XX1")
                .model(model)
                .assignedTo(SyncHouse.email("ann"), "ann")
                .lastContact(house.clock.instant())
                .osVersion("26.2")
                .memory(0));
        second.add(draft -> draft.serial("C02XX1")
                .model(model)
                .assignedTo(SyncHouse.email("bob"), "bob")
                .lastContact(house.clock.instant())
                .osVersion("26.1")
                .memory(16 * GIB));
        return List.of(house.connect(first, policy), house.connect(second, policy));
    }

    private static List<ConfiguredConnection> order(List<ConfiguredConnection> connections, boolean runsFirst) {
        return runsFirst ? connections : List.of(connections.get(1), connections.get(0));
    }

    private void night(List<ConfiguredConnection> order) {
        for (var connection : order) {
            assertThat(house.sync(connection).state()).isEqualTo(RunState.SUCCEEDED);
        }
        house.later(Duration.ofDays(1));
    }

    private void assertAsTheFirstSays(int asset) {
        assertThat(house.holder(asset)).contains(house.person("ann"));
        assertThat(house.link(asset, first)).isEqualTo(first.find("C02XX1").map(device -> device.sourceId()));
        assertThat(house.link(asset, second)).isEqualTo(second.find("C02XX1").map(device -> device.sourceId()));
        assertThat(spec(asset, CompanyPlatform.OS_VERSION)).isEqualTo("26.2");
    }

    private void assertNothingIsWritten(List<ConfiguredConnection> order) {
        var writes = writes();
        var log = house.book().history();
        assertThat(writes).isNotEmpty();
        for (var i = 1; i < NIGHTS; i++) {
            night(order);
            assertThat(writes()).as("written in night %d", i + 1).isEqualTo(writes);
        }
        assertThat(house.book().history()).isEqualTo(log);
    }
}
