package dev.rollcall.jamf;

import static dev.rollcall.jamf.JamfSimulator.COMPUTERS;
import static dev.rollcall.jamf.JamfSimulator.MOBILE_DEVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Partition;
import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plugin against Jamf's own document and answers, where the folder with these facts is there. */
final class JamfSharedFactsTest {
    private final Path shared = Path.of(System.getProperty("rollcall.shared", "shared"));
    private final Path document = shared.resolve("specs/jamf/jamf-pro-11.30.1-inventory-slice.json");

    @BeforeEach
    void needsTheSharedFacts() {
        Assumptions.assumeTrue(
                Files.isRegularFile(document), "Skipped: Jamf's document and samples are not in this checkout.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4", "v3", "v2", "v1"})
    void everyRequestIsInJamfsDocument(String version) throws Exception {
        var jamfs = new JamfDocument(document);
        for (var request : requestsOfEverything(JamfTokens.ofAccount(), version)) {
            assertThat(jamfs.complaints(request)).as("%s", request).isEmpty();
        }
    }

    /** The path without a version is not in the document, which is why the other one is tried too. */
    @Test
    void theRequestForATokenIsInJamfsDocument() throws Exception {
        var jamfs = new JamfDocument(document);
        var tokens =
                requestsOfEverything(JamfTokens.ofApiClient().onlyAt(JamfTokens.VERSIONED_CLIENT_PATH), "v4").stream()
                        .filter(request -> request.path().equals(JamfTokens.VERSIONED_CLIENT_PATH))
                        .toList();
        assertThat(tokens).isNotEmpty().allSatisfy(request -> {
            assertThat(jamfs.complaints(request)).isEmpty();
            for (var field : request.body().split("&", -1)) {
                assertThat(jamfs.tokenFields()).contains(field.replaceFirst("=.*", ""));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4", "v3", "v2", "v1"})
    void everyDocumentedAnswerForComputersIsRead(String version) throws Exception {
        var page = new JamfDocument(document).page("/" + version + "/computers-inventory");
        assertThat(read(COMPUTERS, page)).singleElement().satisfies(device -> {
            assertThat(device.serial()).contains("C02ZC2QYLVDL");
            assertThat(device.user()).isInstanceOfSatisfying(AssignedUser.class, user -> assertThat(user.email())
                    .contains("email@com.pl"));
            assertThat(device.lastContact()).isPresent();
            assertThat(device.lastEnrolled()).isPresent();
            assertThat(device.spec(StandardSpecs.MEMORY)).contains(4L << 30);
            assertThat(device.spec(StandardSpecs.STORAGE)).contains(262_144_000_000L);
            assertThat(device.spec(StandardSpecs.OS_VERSION)).contains("10.9.5");
        });
    }

    @Test
    void everyDocumentedAnswerForMobileDevicesIsRead() throws Exception {
        var page = new JamfDocument(document).page("/v2/mobile-devices/detail");
        assertThat(page.path("results")).hasSize(4);
        for (var record : page.path("results")) {
            assertThat(read(MOBILE_DEVICES, page(List.of(record))))
                    .singleElement()
                    .satisfies(device -> {
                        assertThat(device.serial()).contains("5c28fdae");
                        assertThat(device.user())
                                .isInstanceOfSatisfying(AssignedUser.class, user -> assertThat(user.email())
                                        .contains("ITBob@jamf.com"));
                        assertThat(device.lastContact()).isPresent();
                        assertThat(device.spec(StandardSpecs.OS_VERSION)).contains("11.4");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SYNTHETIC-computers-inventory-v3.json",
                "SYNTHETIC-computers-inventory-v4.json",
                "mock-computers-inventory-v3-list.json",
                "mock-computers-inventory-v4-list.json"
            })
    void everySampleOfComputersIsRead(String name) throws Exception {
        var sample = JsonMapper.shared().readTree(shared.resolve("samples/jamf").resolve(name));
        assertThat(read(COMPUTERS, sample)).hasSize(sample.path("results").size());
    }

    @Test
    void theSampleOfMobileDevicesIsRead() throws Exception {
        var sample =
                JsonMapper.shared().readTree(shared.resolve("samples/jamf/mock-mobile-devices-v2-detail-list.json"));
        assertThat(read(MOBILE_DEVICES, sample))
                .extracting(device -> device.serial().orElseThrow())
                .containsExactly("5c28fdae");
    }

    @Test
    void theSyntheticComputersAreWhatTheirNamesSay() throws Exception {
        var sample = JsonMapper.shared().readTree(shared.resolve("samples/jamf/SYNTHETIC-computers-inventory-v4.json"));
        var devices = read(COMPUTERS, sample);
        assertThat(devices.get(1).user()).isEqualTo(ObservedUser.unassigned());
        assertThat(devices.get(2).enrolment().isEnrolled()).isFalse();
        assertThat(devices.get(3).serial()).isEqualTo(devices.get(0).serial());
        assertThat(devices.get(4).serial()).isEmpty();
    }

    private static JsonNode page(List<JsonNode> records) {
        var rows = JsonMapper.shared().createArrayNode().addAll(records);
        return JsonMapper.shared()
                .createObjectNode()
                .put("totalCount", rows.size())
                .set("results", rows);
    }

    /** The devices of a page that the server answers with; nothing in it may be rejected. */
    private static List<Device> read(Partition partition, JsonNode page) throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.onRequest(RequestMatch.list(partition)).reply(Reply.json(page));
            var result = connection.read(partition);
            assertThat(result.reading().rejected()).isEmpty();
            assertThat(result.isComplete()).isTrue();
            return result.devices();
        }
    }

    /** What the source sends in a check, a reading and both look-ups. */
    private static List<SimulatedRequest> requestsOfEverything(JamfTokens tokens, String version) throws Exception {
        try (var jamf = new JamfSimulator(tokens).onlyVersions(version);
                var connection = JamfConnection.to(jamf)) {
            var fleet = new ArrayList<>(jamf.fleet(COMPUTERS, 3));
            fleet.addAll(jamf.fleet(MOBILE_DEVICES, 3));
            jamf.tenant().set(fleet);
            connection.check();
            for (var device : fleet) {
                connection.read(device.partition());
                assertThat(connection.findById(device.partition(), device.sourceId()))
                        .isPresent();
                assertThat(connection.findBySerial(device.partition(), device.serial()))
                        .isNotEmpty();
            }
            var requests = new ArrayList<SimulatedRequest>();
            for (var kind : Asked.Kind.values()) {
                requests.addAll(connection.asked(kind));
            }
            assertThat(requests).hasSizeGreaterThan(18);
            return requests;
        }
    }
}
