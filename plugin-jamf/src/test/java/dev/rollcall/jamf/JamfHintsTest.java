package dev.rollcall.jamf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.DeviceHint;
import dev.rollcall.api.SourceException;
import dev.rollcall.testkit.simulator.SimulatedMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which device a webhook of Jamf Pro is about. */
class JamfHintsTest {
    private static final String RECORD = "{\"jssID\": 5, \"serialNumber\": \" C02XX1 \", \"emailAddress\": \"a@x.y\"}";

    @ParameterizedTest
    @ValueSource(strings = {"ComputerAdded", "ComputerInventoryCompleted", "ComputerPushCapabilityChanged"})
    void knowsAComputer(String event) throws SourceException {
        assertThat(hints(message(event, RECORD))).containsExactly(computer());
    }

    @Test
    void knowsTheComputerOfACheckIn() throws SourceException {
        assertThat(hints(message("ComputerCheckIn", "{\"computer\": " + RECORD + ", \"trigger\": \"CLIENT_CHECKIN\"}")))
                .containsExactly(computer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MobileDeviceEnrolled", "MobileDeviceUnEnrolled", "MobileDeviceInventoryCompleted"})
    void knowsAMobileDevice(String event) throws SourceException {
        assertThat(hints(message(event, RECORD)))
                .containsExactly(DeviceHint.ofId("mobile/5").withSerial("C02XX1"));
    }

    @Test
    void makesDoWithAnIdOrASerial() throws SourceException {
        assertThat(hints(message("ComputerAdded", "{\"jssID\": \"7\", \"serialNumber\": \"\"}")))
                .containsExactly(DeviceHint.ofId("computer/7"));
        assertThat(hints(message("ComputerAdded", "{\"jssID\": -1, \"serialNumber\": \"C02XX1\"}")))
                .containsExactly(DeviceHint.ofSerial("C02XX1"));
        assertThat(hints(message("ComputerAdded", "{}"))).isEmpty();
        assertThat(hints(message("ComputerAdded", "[]"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSSStartup", "RestAPIOperation", "SmartGroupComputerMembershipChange", "SCEPChallenge"})
    void takesOtherEventsForAboutNone(String event) throws SourceException {
        assertThat(hints(message(event, RECORD))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<webhook/>", "{}", "[]", "{\"webhook\": {}}", "{\"webhook\": {\"webhookEvent\": {}}}"})
    void refusesWhatIsNoMessageOfJamfPro(String body) {
        assertThatThrownBy(() -> hints(body))
                .isInstanceOfSatisfying(SourceException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(SourceException.Kind.MALFORMED));
    }

    static String message(String event, String record) {
        return "{\"webhook\": {\"id\": 1, \"name\": \"Rollcall\", \"webhookEvent\": \"" + event
                + "\", \"eventTimestamp\": 1764111600000}, \"event\": " + record + "}";
    }

    private static DeviceHint computer() {
        return DeviceHint.ofId("computer/5").withSerial("C02XX1");
    }

    private static List<DeviceHint> hints(String body) throws SourceException {
        return new JamfSource().hints(new SimulatedMessage(body));
    }
}
