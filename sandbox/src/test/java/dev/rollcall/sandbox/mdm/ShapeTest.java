package dev.rollcall.sandbox.mdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tenants' records have the keys and the kinds of values of the vendors' own. */
class ShapeTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final FleetGenerator FLEET =
            new FleetGenerator(5, FleetOptions.of(200).withoutTraps());

    private final Path samples = Path.of(System.getProperty("rollcall.shared", "../shared"), "samples");

    @Test
    void aRowOfKandjiIsLikeThePublishedExample() {
        var example = sample("kandji/postman-list-devices-list-devices.json").path(0);
        try (var tenant = KandjiTenant.start(TenantFleet.all(FLEET))) {
            var mac = first(tenant, "Mac");
            var row = tree(KandjiRecords.row(mac));
            assertThat(differences("", row, example)).isEmpty();
            assertThat(differences("", example, row)).isEmpty();
        }
    }

    @Test
    void theDetailsOfKandjiAreLikeARealTenants() {
        var example = sample("kandji/har-real-tenant-2022-2024-trimmed.json").at("/1/body");
        try (var tenant = KandjiTenant.start(TenantFleet.all(FLEET))) {
            // The user's id was a number when this was recorded.
            assertThat(differences("", tree(KandjiRecords.details(first(tenant, "Mac"))), example))
                    .containsExactly("/general/assigned_user/id is STRING and not NUMBER");
        }
    }

    @Test
    void aComputerOfJamfIsLikeTheSampleOfTheDescription() {
        var example = sample("jamf/SYNTHETIC-computers-inventory-v4.json").at("/results/0");
        try (var tenant = JamfTenant.start(TenantFleet.all(FLEET))) {
            var records = new JamfRecords(
                    Set.of("GENERAL", "HARDWARE", "USER_AND_LOCATION", "OPERATING_SYSTEM", "STORAGE"), "v4", true);
            var record = tree(records.record(JamfList.COMPUTERS, first(tenant, "Mac")));
            assertThat(differences("", record, example)).isEmpty();
        }
    }

    @Test
    void aDeviceOfGoogleIsLikeARecordedOne() {
        var recorded = sample("google/chromeosdevices-list.json").at("/response/body/chromeosdevices/0");
        var synthetic =
                sample("google/SYNTHETIC-chromeosdevices-two-pages.json").at("/page1/chromeosdevices/0");
        try (var tenant = GoogleTenant.start(TenantFleet.all(FLEET))) {
            var record = tree(GoogleRecords.full(first(tenant, "Chromebook")));
            // Google said these two in another way when this was recorded.
            assertThat(differences("", record, recorded))
                    .containsExactlyInAnyOrder("/autoUpdateThrough is not in it", "/diskSpaceUsage is not in it");
            assertThat(differences("", synthetic, record)).containsExactly("/recentUsers is not in it");
        }
    }

    @Test
    void aDeviceOfIntuneIsLikeTheSampleOfTheDescription() {
        var example =
                sample("intune/SYNTHETIC-managedDevices-v1.0-two-pages.json").at("/page1/value/0");
        try (var tenant = IntuneTenant.start(TenantFleet.all(FLEET))) {
            var record = tree(IntuneRecords.listed(first(tenant, "Mac"), Set.of()));
            assertThat(differences("", record, example)).isEmpty();
            assertThat(differences("", example, record)).isEmpty();
        }
    }

    private static MdmDevice first(MdmTenant tenant, String model) {
        return tenant.devices()
                .filter(device -> device.model().name().contains(model))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode sample(String name) {
        var file = samples.resolve(name);
        assumeThat(Files.exists(file))
                .as("The vendors' samples are not here; their shapes are not compared.")
                .isTrue();
        return JSON.readTree(file);
    }

    private static JsonNode tree(Object record) {
        return JSON.readTree(JSON.writeValueAsBytes(record));
    }

    /** What is in one and not, or of another kind, in the other; null may stand for anything. */
    private static List<String> differences(String at, JsonNode one, JsonNode other) {
        var found = new ArrayList<String>();
        if (one.isNull() || other.isNull()) {
            return found;
        }
        if (other.isMissingNode()) {
            return List.of(at + " is not in it");
        }
        if (one.getNodeType() != other.getNodeType()) {
            return List.of(at + " is " + one.getNodeType() + " and not " + other.getNodeType());
        }
        one.properties()
                .forEach(property -> found.addAll(
                        differences(at + "/" + property.getKey(), property.getValue(), other.path(property.getKey()))));
        if (one.isArray() && !one.isEmpty() && !other.isEmpty()) {
            found.addAll(differences(at + "/0", one.path(0), other.path(0)));
        }
        return found;
    }
}
