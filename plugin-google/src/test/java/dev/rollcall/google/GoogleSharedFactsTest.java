package dev.rollcall.google;

import static dev.rollcall.google.GoogleSimulator.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.JournalEntry;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plugin against Google's own document and answers, where the folder with these facts is there. */
final class GoogleSharedFactsTest {
    private final Path shared = Path.of(System.getProperty("rollcall.shared", "shared"));
    private final Path document = shared.resolve("specs/google/admin-directory_v1-devices-slice.json");

    @BeforeEach
    void needsTheSharedFacts() {
        Assumptions.assumeTrue(
                Files.isRegularFile(document), "Skipped: Google's document and samples are not in this checkout.");
    }

    @Test
    void everyRequestIsInGooglesDocument() throws Exception {
        var googles = new GoogleDocument(document);
        for (var settings : List.of(
                Map.<String, String>of(),
                Map.of(GoogleSpec.ORG_UNIT, "/Staff", GoogleSpec.QUERY, "status:provisioned"))) {
            for (var request : requestsOfEverything(settings)) {
                assertThat(googles.complaints(request)).as("%s", request).isEmpty();
            }
        }
    }

    @Test
    void theRecordedDeviceIsRead() throws Exception {
        assertThat(read(sample("chromeosdevices-list.json").at("/response/body")))
                .singleElement()
                .satisfies(device -> {
                    assertThat(device.serial()).contains("N75RFEMDG4T22H5");
                    assertThat(device.user())
                            .isInstanceOfSatisfying(AssignedUser.class, user -> assertThat(user.email())
                                    .contains("user-0d92@example.com"));
                    assertThat(device.enrolment().isEnrolled()).isTrue();
                    assertThat(device.lastContact()).isPresent();
                    assertThat(device.lastEnrolled()).isPresent();
                    assertThat(device.spec(StandardSpecs.MANUFACTURER)).contains("Samsung");
                    assertThat(device.spec(StandardSpecs.MEMORY)).contains(8_218_046_464L);
                    assertThat(device.spec(StandardSpecs.OS_BUILD)).contains("14588.98.0");
                    // Its volumes are folders in memory and the maker's partition.
                    assertThat(device.spec(StandardSpecs.STORAGE)).isEmpty();
                });
    }

    @Test
    void theSyntheticDevicesAreWhatTheirNamesSay() throws Exception {
        var sample = sample("SYNTHETIC-chromeosdevices-two-pages.json");
        try (var google = new GoogleSimulator(false, false);
                var connection = GoogleConnection.to(google)) {
            google.onRequest(RequestMatch.list(DEVICES).nth(1)).reply(Reply.json(sample.path("page1")));
            google.onRequest(RequestMatch.list(DEVICES).nth(1)).reply(Reply.json(sample.path("page2")));
            var result = connection.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.reading().rejected()).isEmpty();
            var devices = result.devices();
            assertThat(devices).hasSize(5);
            assertThat(devices.get(0).user()).isInstanceOf(AssignedUser.class);
            assertThat(devices.get(1).user()).isInstanceOf(ObservedUser.NotReported.class);
            assertThat(devices.get(2).enrolment().isEnrolled()).isTrue();
            assertThat(devices.get(3).enrolment().reported()).isEqualTo("DEPROVISIONED (RETIRING_DEVICE)");
            assertThat(devices.get(4).serial()).isEqualTo(devices.get(0).serial());
            assertThat(devices.get(4).enrolment().isEnrolled()).isFalse();
            assertThat(devices.get(0).spec(StandardSpecs.STORAGE)).contains(62_537_072_640L);
        }
    }

    @Test
    void anEmptyPageIsTheEndOfTheList() throws Exception {
        assertThat(read(sample("SYNTHETIC-chromeosdevices-two-pages.json").path("page3_if_empty")))
                .isEmpty();
    }

    @Test
    void theRecordedTokenIsTaken() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.onRequest(RequestMatch.of(Asked.Kind.TOKEN))
                    .reply(Reply.json(sample("token-success.json").at("/response/body")));
            connection.read();
            assertThat(connection.asked(Asked.Kind.OTHER).get(0).header("Authorization"))
                    .contains("Bearer [REDACTED]");
        }
    }

    @Test
    void everyRecordedErrorIsUnderstood() throws Exception {
        var errors = sample("errors.json");
        assertThat(errors).hasSize(6);
        assertThat(kind(errors.path(0))).isEqualTo(Kind.AUTHENTICATION);
        assertThat(kind(errors.path(1))).isEqualTo(Kind.AUTHENTICATION);
        assertThat(kind(errors.path(2))).isEqualTo(Kind.RATE_LIMITED);
        assertThat(kind(errors.path(3))).isEqualTo(Kind.PERMISSION);
        assertThat(kind(errors.path(4))).isEqualTo(Kind.SETTINGS);
        assertThat(kind(errors.path(5))).isEqualTo(Kind.SETTINGS);
    }

    private JsonNode sample(String name) {
        return JsonMapper.shared().readTree(shared.resolve("samples/google").resolve(name));
    }

    private static Kind kind(JsonNode error) throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            var isToken = error.path("where").asString().contains("token");
            google.onRequest(isToken ? RequestMatch.of(Asked.Kind.TOKEN) : RequestMatch.list(DEVICES))
                    .reply(Reply.status(error.path("status").asInt()).with(error.path("body")));
            return connection.read().failure().kind();
        }
    }

    /** The devices of a page that Google answers with; nothing in it may be rejected. */
    private static List<Device> read(JsonNode page) throws Exception {
        try (var google = new GoogleSimulator(false, false);
                var connection = GoogleConnection.to(google)) {
            google.onRequest(RequestMatch.list(DEVICES)).reply(Reply.json(page));
            var result = connection.read();
            assertThat(result.reading().rejected()).isEmpty();
            assertThat(result.isComplete()).isTrue();
            return result.devices();
        }
    }

    /** What the source sends in a check, a reading and both look-ups; without the requests for tokens. */
    private static List<SimulatedRequest> requestsOfEverything(Map<String, String> settings) throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google, settings)) {
            var fleet = google.fleet(DEVICES, 100);
            google.tenant().set(fleet);
            fleet.forEach(device -> google.move(device.sourceId(), "/Staff"));
            connection.check();
            connection.read();
            assertThat(connection.findById(fleet.get(0).sourceId())).isPresent();
            assertThat(connection.findBySerial(fleet.get(0).serial())).isNotEmpty();
            var requests = new ArrayList<SimulatedRequest>();
            google.journal().stream()
                    .filter(entry -> entry.asked().kind() != Asked.Kind.TOKEN)
                    .map(JournalEntry::request)
                    .forEach(requests::add);
            assertThat(requests).hasSizeGreaterThan(6);
            return requests;
        }
    }
}
