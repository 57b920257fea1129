package dev.rollcall.google;

import static dev.rollcall.google.GoogleSimulator.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found of one device, and when it is not there. */
final class GoogleLookupTest {
    private static final String UNKNOWN = "99999999-0000-4000-8000-000000000001";

    private final GoogleSimulator google = new GoogleSimulator();
    private final GoogleConnection connection;

    GoogleLookupTest() throws SourceException {
        connection = GoogleConnection.to(
                google, Map.of(GoogleSpec.ORG_UNIT, "/Staff", GoogleSpec.QUERY, "status:provisioned"));
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void aDeviceOutsideTheUnitAndTheQueryIsFoundAllTheSame() throws Exception {
        google.hold("OUTSIDE1");
        var device = google.tenant().all().get(0).withEnrolled(false);
        google.tenant().replace(device);
        google.move(device.sourceId(), "/Students");
        assertThat(connection.read().devices()).isEmpty();
        assertThat(connection.findById(device.sourceId())).isPresent();
        assertThat(connection.findBySerial("OUTSIDE1")).containsExactly(device.sourceId());
    }

    @Test
    void asksOnceWhereTheSerialIsInUpperCase() throws Exception {
        google.hold("5CD0001");
        assertThat(connection.findBySerial("5CD0001")).hasSize(1);
        assertThat(connection.asked(Asked.Kind.LOOKUP)).singleElement().satisfies(request -> {
            assertThat(request.parameter("query")).contains("id:5CD0001");
            assertThat(request.parameter("fields")).contains(GoogleApi.LIST_FIELDS);
        });
    }

    @Test
    void findsTheSerialBehindAPageOfOthersThatContainIt() throws Exception {
        google.limitRows(2);
        google.hold("A5CD0001", "B5CD0001", "C5CD0001", "5CD0001");
        var ids = google.tenant().all();
        assertThat(connection.findBySerial("5CD0001"))
                .containsExactly(ids.get(3).sourceId());
    }

    @Test
    void looksForTheLongestPartOfASerialWithBlanks() throws Exception {
        google.hold("5CD 00017", "5CD 00018");
        assertThat(connection.findBySerial(" 5CD 00017 ")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "12", "A B"})
    void aSerialThatIsTooShortToBeSearchedForIsNotAnswered(String serial) {
        google.hold(serial);
        assertThat(thrown(() -> connection.findBySerial(serial)).kind()).isEqualTo(Kind.BAD_REQUEST);
    }

    @Test
    void aBlankSerialFindsNothingAndAsksNothing() throws Exception {
        assertThat(connection.findBySerial(" ")).isEmpty();
        assertThat(google.journal()).isEmpty();
    }

    @Test
    void aFindThatCannotBeReadIsNoProofOfAbsence() {
        google.hold("5CD0001");
        google.onRequest(RequestMatch.of(Asked.Kind.LOOKUP))
                .reply(Reply.json(Map.of(
                        "kind",
                        GoogleApi.KIND,
                        "chromeosdevices",
                        List.of(Map.of("deviceId", UNKNOWN, "serialNumber", Map.of("not", "a text"))))));
        assertThat(thrown(() -> connection.findBySerial("5CD0001")).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aDeviceIsAbsentOnlyWhereTheListIsThere() throws Exception {
        assertThat(connection.findById(UNKNOWN)).isEmpty();
        google.onRequest(RequestMatch.reads().in(DEVICES)).reply(GoogleSimulator.noSuchAddress());
        assertThat(thrown(() -> connection.findById(UNKNOWN)).kind()).isEqualTo(Kind.SETTINGS);
    }

    @Test
    void anotherJsonInPlaceOfTheListIsNoProofOfAbsence() {
        google.onRequest(RequestMatch.of(Asked.Kind.OTHER)).reply(Reply.json(Map.of("hello", "world")));
        assertThat(thrown(() -> connection.findById(UNKNOWN)).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void anIdOfAnotherFormThatIsRefusedAsWrongIsAbsent() throws Exception {
        google.onRequest(RequestMatch.of(Asked.Kind.LOOKUP))
                .reply(GoogleSimulator.refusal(400, "invalid", "Invalid Input: deviceId"));
        assertThat(connection.findById("no uuid")).isEmpty();
        assertThat(thrown(() -> connection.findById(UNKNOWN)).kind()).isEqualTo(Kind.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void anIdThatWouldBeAnotherAddressIsNotAskedFor(String id) throws Exception {
        assertThat(connection.findById(id)).isEmpty();
        assertThat(google.journal()).isEmpty();
    }

    @Test
    void anotherDevicesRecordIsNotTaken() {
        google.onRequest(RequestMatch.of(Asked.Kind.LOOKUP))
                .reply(Reply.json(Map.of("deviceId", UUID.randomUUID().toString())));
        assertThat(thrown(() -> connection.findById(UNKNOWN)).kind()).isEqualTo(Kind.MALFORMED);
    }

    private static SourceException thrown(ThrowingCallable call) {
        return catchThrowableOfType(SourceException.class, call);
    }
}
