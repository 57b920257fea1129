package dev.rollcall.kandji;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.Partition;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.source.CollectedDevices;
import dev.rollcall.source.SourceConnection;
import dev.rollcall.testkit.simulator.JournalEntry;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plugin against the vendor's own document and answers, where the folder with these facts is there. */
final class KandjiSharedFactsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private final Path shared = Path.of(System.getProperty("rollcall.shared", "shared"));

    @BeforeEach
    void needsTheSharedFacts() {
        Assumptions.assumeTrue(
                Files.isDirectory(shared.resolve("specs/kandji")),
                "Skipped: the vendor's document and samples are not in this checkout.");
    }

    @Test
    void everyRequestIsInTheVendorsDocument() throws Exception {
        var paths = JSON.readTree(shared.resolve("specs/kandji/iru-openapi-slice-2026-08.json"))
                .path("paths");
        for (var entry : requestsOfEverything()) {
            var request = entry.request();
            var operation = paths.path(template(request)).path("get");
            assertThat(operation.isMissingNode()).as("%s", request).isFalse();
            assertThat(request.method()).isEqualTo("GET");
            assertThat(parameters(operation)).as("%s", request).containsAll(sent(request));
        }
    }

    @Test
    void everyDocumentedAnswerOfTheListIsRead() throws Exception {
        for (var name : List.of(
                "postman-list-devices-list-devices.json",
                "postman-list-devices-list-ipad-only.json",
                "postman-list-devices-list-iphone-only.json",
                "postman-list-devices-list-mac-only.json",
                "postman-list-devices-query-for-specific-serial-number.json",
                "postman-get-device-get-ipad.json",
                "postman-get-device-get-mac.json")) {
            var sample = JSON.readTree(sample(name));
            var records = sample.isArray() ? sample.values() : List.of(sample);
            assertThat(records).as(name).isNotEmpty();
            for (var record : records) {
                var device = KandjiDevices.listed(JSON.treeToValue(record, KandjiApi.ListedDevice.class));
                assertThat(device.serial()).as(name).isPresent();
                assertThat(device.lastEnrolled()).as(name).isPresent();
                // The published iPhone has mdm_enabled false, beside an agent that there is for no iPhone.
                assertThat(device.enrolment().isEnrolled())
                        .as(name)
                        .isEqualTo(!name.equals("postman-list-devices-list-iphone-only.json"));
            }
        }
    }

    @Test
    void everyDocumentedAnswerOfTheDetailsIsRead() throws Exception {
        // The published answer for a Mac is left out: it has "..." in place of some rows and so is no JSON.
        for (var name : List.of(
                "postman-get-device-details-get-appletv-details.json",
                "postman-get-device-details-get-ipad-details.json",
                "postman-get-device-details-iphone-or-ipad-in-lost-mode.json")) {
            assertThat(detailed(JSON.readTree(sample(name))).specs()).as(name).isNotEmpty();
        }
    }

    @Test
    void theAnswersOfARealTenantAreRead() throws Exception {
        var read = new ArrayList<Device>();
        for (var exchange : JSON.readTree(sample("har-real-tenant-2022-2024-trimmed.json"))) {
            var address = exchange.path("request").asString();
            if (exchange.path("status").asInt() != 200) {
                continue;
            }
            if (address.contains("/api/v1/devices?")) {
                for (var record : exchange.path("body")) {
                    read.add(KandjiDevices.listed(JSON.treeToValue(record, KandjiApi.ListedDevice.class)));
                }
            }
            if (address.endsWith("/details")) {
                read.add(detailed(exchange.path("body")));
            }
        }
        assertThat(read)
                .hasSizeGreaterThanOrEqualTo(2)
                .extracting(Device::specs)
                .allSatisfy(specs -> assertThat(specs).isNotEmpty());
    }

    private static Device detailed(JsonNode body) throws Exception {
        var id = body.path("general").path("device_id").asString();
        return KandjiDevices.detailed(id, JSON.treeToValue(body, KandjiApi.Details.class));
    }

    private Path sample(String name) {
        return shared.resolve("samples/kandji").resolve(name);
    }

    /** What the source sends in a check, a reading, details and both look-ups. */
    private static List<JournalEntry> requestsOfEverything() throws Exception {
        var source = new KandjiSource();
        try (var iru = new KandjiSimulator(false);
                var http = new OutboundHttp(HttpOptions.STRICT.insecure(), Clock.systemUTC());
                var connection = SourceConnection.open(
                        source,
                        Settings.of(KandjiSpec.SPEC.settings(), iru.settings()),
                        http,
                        Clock.systemUTC(),
                        warning -> {})) {
            var fleet = iru.fleet(Partition.DEVICES, 3);
            iru.tenant().set(fleet);
            connection.check();
            connection.read(Partition.DEVICES, new CollectedDevices());
            var context = connection.context();
            source.findById(context, Partition.DEVICES, fleet.get(0).sourceId());
            source.findBySerial(context, Partition.DEVICES, fleet.get(0).serial());
            source.readDetails(context, Partition.DEVICES, List.of(fleet.get(0).sourceId()), new Ignoring());
            assertThat(iru.journal()).hasSizeGreaterThan(6);
            return iru.journal();
        }
    }

    private static String template(SimulatedRequest request) {
        return request.path().replaceFirst("^/api/v1/devices/[^/]+", "/api/v1/devices/{device_id}");
    }

    private static Set<String> parameters(JsonNode operation) {
        var names = new TreeSet<String>();
        for (var parameter : operation.path("parameters")) {
            names.add(parameter.path("name").asString());
        }
        return names;
    }

    private static Set<String> sent(SimulatedRequest request) {
        var names = new TreeSet<String>();
        for (var name : List.of("ordering", "limit", "offset", "serial_number")) {
            request.parameter(name).ifPresent(value -> names.add(name));
        }
        return names;
    }

    /** Details are delivered to it for the sake of their requests. */
    private static final class Ignoring implements DeviceSink {
        @Override
        public boolean accept(Device device) {
            return true;
        }

        @Override
        public void reject(@Nullable String sourceId, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void restart(String reason) {
            throw new AssertionError(reason);
        }
    }
}
