package dev.rollcall.intune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.JournalEntry;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plugin against Microsoft's own document and answers, where the folder with these facts is there. */
final class IntuneSharedFactsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> OF_A_USER =
            Set.of("id", "displayName", "userPrincipalName", "mail", "otherMails", "proxyAddresses", "accountEnabled");

    private final Path shared = Path.of(System.getProperty("rollcall.shared", "shared"));
    private final Path document = shared.resolve("specs/intune/graph-v1.0-managedDevice.csdl-slice.xml");

    @BeforeEach
    void needsTheSharedFacts() {
        Assumptions.assumeTrue(
                Files.isRegularFile(document), "Skipped: Microsoft's document and samples are not in this checkout.");
    }

    @Test
    void everyPropertyThatIsAskedForIsInMicrosoftsDocument() throws Exception {
        var microsofts = new IntuneDocument(document);
        var urls = new ArrayList<String>();
        for (var users : List.of("device", "directory", "primary")) {
            urls.addAll(urlsOfEverything(users));
        }
        assertThat(urls).hasSizeGreaterThan(20).allSatisfy(url -> {
            assertThat(url).startsWith("/v1.0/");
            var selected = url.replaceFirst(".*\\$select=", "").split(",");
            if (url.contains("/users")) {
                assertThat(selected).isSubsetOf(OF_A_USER);
            } else {
                assertThat(selected).isSubsetOf(microsofts.properties());
            }
        });
        assertThat(microsofts.navigations()).contains("users");
    }

    /** Only what a list never says is asked for each device, and all of that. */
    @Test
    void detailsAreWhatMicrosoftSaysOnlyOfOneDevice() throws Exception {
        var microsofts = new IntuneDocument(document);
        var ofOne = "retrieve actual values";
        for (var detail : List.of("physicalMemoryInBytes", "ethernetMacAddress", "udid")) {
            assertThat(microsofts.description(detail)).contains(ofOne);
        }
        for (var url : urlsOfEverything("device")) {
            var selected = url.replaceFirst(".*\\$select=", "").split(",");
            if (!url.contains("physicalMemoryInBytes")) {
                assertThat(selected).allSatisfy(property -> assertThat(
                                property.equals("id") ? "" : microsofts.description(property))
                        .doesNotContain(ofOne));
            }
        }
    }

    @Test
    void devicesAreSearchedByWhatMicrosoftAllows() throws Exception {
        assertThat(new IntuneDocument(document).description("serialNumber")).contains("Supports $filter operator 'eq'");
    }

    @Test
    void everyStateOfMicrosoftsIsKnown() throws Exception {
        var microsofts = new IntuneDocument(document);
        for (var state : microsofts.values("managementState")) {
            var isKnown = enrolment(state, "registered").state() != Enrolment.State.UNKNOWN;
            assertThat(isKnown).as(state).isEqualTo(!state.equals("unknownFutureValue"));
        }
        for (var state : microsofts.values("deviceRegistrationState")) {
            assertThat(enrolment("managed", state).isEnrolled())
                    .as(state)
                    .isEqualTo(
                            !Set.of("revoked", "notRegisteredPendingEnrollment").contains(state));
        }
        assertThat(microsofts.values("deviceEnrollmentType"))
                .contains("deviceEnrollmentManager", "windowsBulkUserless", "appleBulkWithoutUser");
        assertThat(microsofts.values("managedDeviceOwnerType")).contains("company", "personal");
    }

    @Test
    void theSyntheticPagesAreRead() throws Exception {
        var sample = sample("SYNTHETIC-managedDevices-v1.0-two-pages.json");
        try (var intune = new IntuneSimulator();
                var connection = IntuneConnection.to(intune)) {
            intune.onRequest(RequestMatch.of(Asked.Kind.LIST).nth(1))
                    .reply(Reply.json(here(intune, sample.path("page1"))));
            intune.onRequest(RequestMatch.of(Asked.Kind.LIST).nth(1))
                    .reply(Reply.json(here(intune, sample.path("page2"))));
            var result = connection.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.rejected()).isEmpty();
            assertThat(result.devices())
                    .hasSize(sample.at("/page1/value").size()
                            + sample.at("/page2/value").size());
            assertThat(result.devices()).allSatisfy(device -> assertThat(device.spec(StandardSpecs.MEMORY))
                    .isEmpty());
            var first = result.device("00000000-0000-4000-8000-000000000001");
            assertThat(first.user()).hasToString("A.Example@mail.example");
            assertThat(first.spec(StandardSpecs.STORAGE)).contains(510_770_802_688L);
            assertThat(first.lastContact()).isPresent();
            assertThat(result.device("00000000-0000-4000-8000-000000000003").user())
                    .isInstanceOf(ObservedUser.NotReported.class);
        }
    }

    /** Of 2021 and of beta, so it has fields and values that v1.0 does not name. */
    @Test
    void theRecordedListIsRead() throws Exception {
        var body = sample("beta-manageddevices-list-1.json").at("/response/body");
        try (var intune = new IntuneSimulator();
                var connection = IntuneConnection.to(intune)) {
            intune.onRequest(RequestMatch.of(Asked.Kind.LIST)).reply(Reply.json(body));
            var result = connection.read();
            assertThat(result.rejected()).isEmpty();
            assertThat(result.devices()).hasSize(2);
            var phone = result.devices().get(0);
            assertThat(phone.ownership()).contains(Ownership.PERSONAL);
            assertThat(phone.user()).as("an enrolment manager's").isInstanceOf(ObservedUser.NotReported.class);
            var mac = result.devices().get(1);
            assertThat(mac.enrolment().isEnrolled()).isFalse();
            assertThat(mac.spec(StandardSpecs.OS_VERSION)).contains("11.2.1");
            assertThat(mac.spec(StandardSpecs.OS_BUILD)).contains("20D74");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "graph-400-no-intune-licence.json, LIST, NOT_LICENSED, no Intune in this tenant",
        "graph-401-identity-not-found.json, LIST, AUTHENTICATION, not known in this tenant",
        "token-400-unknown-client.json, TOKEN, AUTHENTICATION, client ID",
        "token-400-unknown-tenant.json, TOKEN, SETTINGS, no such tenant",
    })
    void everyRecordedErrorIsUnderstood(String file, Asked.Kind asked, Kind kind, String says) throws Exception {
        var response = sample(file).path("response");
        var failure = failure(asked, response.path("status").asInt(), response.path("body"));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(says);
    }

    @Test
    void everyPublishedErrorIsUnderstood() throws Exception {
        var kinds = Map.of(403, Kind.PERMISSION, 401, Kind.AUTHENTICATION, 429, Kind.RATE_LIMITED);
        var samples = sample("errors.json");
        assertThat(samples).hasSize(3);
        for (var sample : samples) {
            var status = sample.path("status").asInt();
            assertThat(failure(Asked.Kind.LIST, status, sample.path("body")).kind())
                    .isEqualTo(kinds.get(status));
        }
    }

    @Test
    void theRecordedTokenIsUsed() throws Exception {
        try (var intune = new IntuneSimulator();
                var connection = IntuneConnection.to(intune)) {
            intune.onRequest(RequestMatch.of(Asked.Kind.TOKEN))
                    .reply(Reply.json(sample("token-success.json").at("/response/body")));
            connection.read();
            assertThat(connection.asked(Asked.Kind.LIST)).isNotEmpty().allSatisfy(request -> assertThat(
                            request.header("Authorization"))
                    .contains("Bearer [REDACTED]"));
        }
    }

    private static SourceException failure(Asked.Kind asked, int status, JsonNode body) throws Exception {
        try (var intune = new IntuneSimulator();
                var connection = IntuneConnection.to(intune)) {
            intune.onRequest(RequestMatch.of(asked)).reply(Reply.status(status).with(body));
            return connection.read().failure();
        }
    }

    private static Enrolment enrolment(String management, String registration) throws Exception {
        return IntuneDevicesTest.listed("\"managementState\": \"" + management + "\", \"deviceRegistrationState\": \""
                        + registration + "\"")
                .enrolment();
    }

    /** What the source asks in a check, a reading, details and both look-ups, parts of batches as if asked alone. */
    private static List<String> urlsOfEverything(String users) throws Exception {
        try (var intune = new IntuneSimulator().with(IntuneSpec.USERS, users);
                var connection = IntuneConnection.to(intune)) {
            var fleet = intune.fleet(Partition.DEVICES, 50);
            intune.tenant().set(fleet);
            connection.check();
            connection.read();
            connection.readDetails(fleet.stream().map(SimulatedDevice::sourceId).toList());
            connection.findById(fleet.get(0).sourceId());
            connection.findBySerial(fleet.get(0).serial());
            return intune.journal().stream()
                    .filter(entry -> entry.asked().kind() != Asked.Kind.TOKEN)
                    .map(JournalEntry::request)
                    .flatMap(request -> urls(request).stream())
                    .toList();
        }
    }

    private static List<String> urls(SimulatedRequest request) {
        if (request.path().equals(IntuneSimulator.BATCH)) {
            return request.json()
                    .path("requests")
                    .valueStream()
                    .map(part -> "/v1.0" + part.path("url").asString())
                    .toList();
        }
        return List.of(
                request.path() + "?$select=" + request.parameter("$select").orElseThrow());
    }

    /** The page with its link to this simulator in place of Microsoft's own host. */
    private static JsonNode here(IntuneSimulator intune, JsonNode page) {
        return JSON.readTree(JSON.writeValueAsString(page).replace("https://graph.microsoft.com", intune.baseUrl()));
    }

    private JsonNode sample(String file) {
        return JSON.readTree(shared.resolve("samples/intune").resolve(file));
    }
}
