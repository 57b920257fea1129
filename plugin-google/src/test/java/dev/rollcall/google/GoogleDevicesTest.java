package dev.rollcall.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.http.RowException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a record of Google's is to Rollcall. */
final class GoogleDevicesTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void aFullRecordIsRead() throws Exception {
        var device = device("""
                'serialNumber':'5CD0000001','status':'ACTIVE','lastSync':'2026-11-21T16:14:15.759Z',
                'firstEnrollmentTime':'2024-01-01T00:00:00Z','lastEnrollmentTime':'2025-05-19T13:33:02.539Z',
                'model':'Lenovo 300e Chromebook Gen 4','osVersion':'142.0.7444.99','chromeOsType':'chromeOs',
                'platformVersion':'16433.41.0 (Official Build) stable-channel rusty','macAddress':'02000000000a',
                'ethernetMacAddress':'020000000002','ethernetMacAddress0':'020000000003','dockMacAddress':'020000000004',
                'orgUnitPath':'/Staff','annotatedAssetId':'A-17','annotatedLocation':'Room 3',
                'systemRamTotal':'8218046464','autoUpdateThrough':'2033-06-01',
                'cpuInfo':[{'model':'MediaTek MT8188','maxClockSpeedKhz':4200000}],
                'diskSpaceUsage':{'capacityBytes':'62537072640','usedBytes':'1'}""");
        assertThat(device.serial()).contains("5CD0000001");
        assertThat(device.lastContact()).contains(Instant.parse("2026-11-21T16:14:15.759Z"));
        assertThat(device.lastEnrolled()).contains(Instant.parse("2025-05-19T13:33:02.539Z"));
        assertThat(device.specs())
                .containsEntry(StandardSpecs.MANUFACTURER, "Lenovo")
                .containsEntry(StandardSpecs.MODEL, "Lenovo 300e Chromebook Gen 4")
                .containsEntry(StandardSpecs.OS, "ChromeOS")
                .containsEntry(StandardSpecs.OS_VERSION, "142.0.7444.99")
                .containsEntry(StandardSpecs.OS_BUILD, "16433.41.0")
                .containsEntry(StandardSpecs.PROCESSOR, "MediaTek MT8188")
                .containsEntry(StandardSpecs.MEMORY, 8_218_046_464L)
                .containsEntry(StandardSpecs.STORAGE, 62_537_072_640L)
                .containsEntry(StandardSpecs.WIFI_MAC, "02:00:00:00:00:0A")
                .containsEntry(StandardSpecs.ETHERNET_MAC, "02:00:00:00:00:03")
                .containsEntry(StandardSpecs.ASSET_TAG, "A-17")
                .containsEntry(GoogleDevices.ORG_UNIT, "/Staff")
                .containsEntry(GoogleDevices.LOCATION, "Room 3")
                .containsEntry(GoogleDevices.UPDATES_UNTIL, "2033-06-01")
                .doesNotContainKey(StandardSpecs.NAME);
    }

    @Test
    void aRecordOfKeysThatAreNotThereReportsNothing() throws Exception {
        var device = device("");
        assertThat(device.serial()).isEmpty();
        assertThat(device.lastContact()).isEmpty();
        assertThat(device.user()).isEqualTo(ObservedUser.notReported());
        assertThat(device.specs()).containsOnlyKeys(StandardSpecs.OS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'deviceId':' '}"})
    void aRecordWithoutAnIdIsNone(String record) {
        assertThatExceptionOfType(RowException.class).isThrownBy(() -> read(record, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example@example.com", " A.Example+x@mail.example.co.uk "})
    void anAnnotatedUserThatIsAnAddressIsTheUser(String text) throws Exception {
        assertThat(user("'annotatedUser':'" + text + "'", false))
                .isEqualTo(AssignedUser.as(AssignedUser.Evidence.ANNOTATED)
                        .email(text.strip())
                        .build());
    }

    @ParameterizedTest
    @DisplayName("R7 Free text is no assignment, and is not nobody either")
    @ValueSource(
            strings = {
                "help desk",
                "Help Desk cart 3",
                "Jane",
                "jane@",
                "@example.com",
                "jane@localhost",
                "Jane <jane@example.com>",
                "a@example.com, b@example.com",
                "a@example.com b@example.com",
                "a@b@example.com"
            })
    void freeTextIsNotReported(String text) throws Exception {
        for (var isUserKept : new boolean[] {false, true}) {
            assertThat(user("'annotatedUser':'" + text + "'", isUserKept)).isInstanceOf(ObservedUser.NotReported.class);
        }
    }

    @ParameterizedTest
    @DisplayName("R22 No user is nobody only where the organisation keeps the field")
    @ValueSource(strings = {"", "'annotatedUser':''", "'annotatedUser':' '", "'annotatedUser':null"})
    void noUserIsNobodyOnlyWhereItIsKept(String user) throws Exception {
        assertThat(user(user, false)).isEqualTo(ObservedUser.notReported());
        assertThat(user(user, true)).isEqualTo(ObservedUser.unassigned());
    }

    @Test
    @DisplayName("R7 Who used it recently is no assignment")
    void recentUsersAreNotRead() throws Exception {
        assertThat(user("'recentUsers':[{'type':'USER_TYPE_MANAGED','email':'a@example.com'}]", false))
                .isEqualTo(ObservedUser.notReported());
    }

    @ParameterizedTest
    @DisplayName("R6 Deprovisioned has left; disabled and unknown are enrolled")
    @CsvSource({
        "ACTIVE, ENROLLED, true",
        "PROVISIONED, ENROLLED, true",
        "DISABLED, LOCKED, true",
        "DEPROVISIONED, LEFT, false",
        "deprovisioned, LEFT, false",
        "INACTIVE, UNKNOWN, true",
        "PRE_PROVISIONED_DISABLE, UNKNOWN, true"
    })
    void theStatusSaysWhetherItIsEnrolled(String status, Enrolment.State state, boolean isEnrolled) throws Exception {
        var enrolment = device("'status':'" + status + "'").enrolment();
        assertThat(enrolment).isEqualTo(new Enrolment(state, status));
        assertThat(enrolment.isEnrolled()).isEqualTo(isEnrolled);
    }

    @Test
    @DisplayName("R6 A status that is not there is unknown")
    void noStatusIsUnknown() throws Exception {
        assertThat(device("").enrolment()).isEqualTo(new Enrolment(Enrolment.State.UNKNOWN, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "DEPROVISION_REASON_RETIRING_DEVICE, DEPROVISIONED (RETIRING_DEVICE)",
        "DEPROVISION_REASON_UNSPECIFIED, DEPROVISIONED",
        "SOMETHING_NEW, DEPROVISIONED (SOMETHING_NEW)"
    })
    void theReasonIsTold(String reason, String told) throws Exception {
        assertThat(device("'status':'DEPROVISIONED','deprovisionReason':'" + reason + "'")
                        .enrolment()
                        .reported())
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "Samsung Galaxy Chromebook, Samsung",
        "hp Chromebook 14 G7, HP",
        "Asus Chromebook Flip C436FA, ASUS",
        "Chromebook 14 (CB3-431),",
        "Veyron,"
    })
    void theMakerIsReadFromTheModelWhereItIsOne(String model, String maker) throws Exception {
        assertThat(device("'model':'" + model + "'")
                        .spec(StandardSpecs.MANUFACTURER)
                        .orElse(null))
                .isEqualTo(maker);
    }

    @Test
    void chromeOsFlexIsToldApart() throws Exception {
        assertThat(device("'chromeOsType':'chromeOsFlex'").spec(StandardSpecs.OS))
                .contains("ChromeOS Flex");
        assertThat(device("'chromeOsType':'chromeOsTypeUnspecified'").spec(StandardSpecs.OS))
                .contains("ChromeOS");
    }

    @ParameterizedTest
    @CsvSource({"35 123456 789012 3, 351234567890123,", "a0000012345678,, A0000012345678", "00000000000000,,", "none,,"
    })
    void theOneFieldHoldsAnImeiOrAnMeid(String text, String imei, String meid) throws Exception {
        var device = device("'meid':'" + text + "'");
        assertThat(device.spec(StandardSpecs.IMEI).orElse(null)).isEqualTo(imei);
        assertThat(device.spec(StandardSpecs.MEID).orElse(null)).isEqualTo(meid);
    }

    @Test
    void anAdaptersAddressIsTakenWhereThereIsNoBuiltInPort() throws Exception {
        assertThat(device("'ethernetMacAddress':'020000000002'").spec(StandardSpecs.ETHERNET_MAC))
                .contains("02:00:00:00:00:02");
        assertThat(device("'dockMacAddress':'020000000002'").spec(StandardSpecs.ETHERNET_MAC))
                .isEmpty();
    }

    @Test
    void theStorageIsTheLargestVolumeThatCanBeTheDiskAndNoSum() throws Exception {
        assertThat(device("""
                'diskVolumeReports':[{'volumeInfo':[
                {'volumeId':'/media/archive','storageTotal':'4109021184'},
                {'volumeId':'/usr/share/oem','storageTotal':'12042240'},
                {'volumeId':'/home/chronos/user','storageTotal':'54000000000'},
                {'volumeId':'/home/chronos/user/MyFiles','storageTotal':'54000000000'},
                {'volumeId':'/media/removable/stick','storageTotal':'2000000000000'}]}]""").spec(StandardSpecs.STORAGE)).contains(54_000_000_000L);
    }

    @Test
    void volumesThatCannotBeTheDiskSayNothingOfIt() throws Exception {
        assertThat(device("""
                'diskVolumeReports':[{'volumeInfo':[
                {'volumeId':'/media/removable','storageTotal':'41090211840'},
                {'volumeId':'/usr/share/oem','storageTotal':'12042240'}]},{}]""").spec(StandardSpecs.STORAGE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'0'", "'-1'", "''", "'many'", "'99999999999999999999'"})
    void sizesThatSayNothingAreNotReported(String size) throws Exception {
        var device = device("'systemRamTotal':" + size + ",'diskSpaceUsage':{'capacityBytes':" + size + "}");
        assertThat(device.spec(StandardSpecs.MEMORY)).isEmpty();
        assertThat(device.spec(StandardSpecs.STORAGE)).isEmpty();
    }

    private static ObservedUser user(String content, boolean isUserKept) throws RowException {
        return read("{'deviceId':'d1'" + (content.isEmpty() ? "" : "," + content) + "}", isUserKept)
                .user();
    }

    private static Device device(String content) throws RowException {
        return read("{'deviceId':'d1'" + (content.isEmpty() ? "" : "," + content) + "}", false);
    }

    private static Device read(String record, boolean isUserKept) throws RowException {
        var bound = JSON.readValue(record.replace('\'', '"'), GoogleApi.ChromeOsDevice.class);
        return new GoogleDevices(isUserKept).device(bound);
    }
}
