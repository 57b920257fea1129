package dev.rollcall.kandji;

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
import tools.jackson.databind.json.JsonMapper;

final class KandjiDevicesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ID = "03f81208-2b6a-4a77-81f5-cf1633bcfb95";

    @Test
    void readsADeviceOfTheList() throws Exception {
        var device = listed("""
                "device_name": "Ann’s MacBook Air", "model": "MacBook Air (M1, 2020)", "serial_number": "FVH0TEST1",
                "platform": "Mac", "os_version": "14.4.1", "supplemental_build_version": "23E224",
                "last_check_in": "2024-07-23T14:11:37.150080Z", "asset_tag": "A-17", "mdm_enabled": true,
                "is_missing": false, "is_removed": false, "lost_mode_status": "",
                "first_enrollment": "2024-01-26 16:15:36.087016+00:00",
                "last_enrollment": "2024-05-13 20:09:27.374451+00:00",
                "user": {"email": "Ann@example.com", "name": "Ann", "id": "u-1", "is_archived": false},
                "tags": ["a"], "something_new": {}""");
        assertThat(device)
                .isEqualTo(Device.withId(ID)
                        .serial("FVH0TEST1")
                        .enrolment(Enrolment.State.ENROLLED, "mdm_enabled=true")
                        .user(AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
                                .email("Ann@example.com")
                                .displayName("Ann")
                                .userId("u-1")
                                .build())
                        .lastContact(Instant.parse("2024-07-23T14:11:37.150080Z"))
                        .lastEnrolled(Instant.parse("2024-05-13T20:09:27.374451Z"))
                        .spec(StandardSpecs.NAME, "Ann’s MacBook Air")
                        .spec(StandardSpecs.MANUFACTURER, "Apple")
                        .spec(StandardSpecs.MODEL, "MacBook Air (M1, 2020)")
                        .spec(StandardSpecs.OS, "macOS")
                        .spec(StandardSpecs.OS_VERSION, "14.4.1")
                        .spec(StandardSpecs.OS_BUILD, "23E224")
                        .spec(StandardSpecs.ASSET_TAG, "A-17")
                        .build());
    }

    @Test
    void emptyTextsAreNotReported() throws Exception {
        var device = listed("""
                "serial_number": "", "asset_tag": "", "last_check_in": "", "last_enrollment": "",
                "first_enrollment": "", "model": null""");
        assertThat(device).isEqualTo(Device.withId(ID).build());
    }

    @Test
    void theFirstEnrolmentCountsWhereThereIsNoLaterOne() throws Exception {
        assertThat(listed("\"first_enrollment\": \"2024-01-26 16:15:36+00:00\", \"last_enrollment\": \"\"")
                        .lastEnrolled())
                .contains(Instant.parse("2024-01-26T16:15:36Z"));
    }

    @Test
    @DisplayName("R22 An empty text says nobody; a missing field and null do not")
    void tellsNobodyFromNotReported() throws Exception {
        assertThat(listed("\"user\": \"\"").user()).isEqualTo(ObservedUser.unassigned());
        assertThat(listed("\"model\": \"x\"").user()).isEqualTo(ObservedUser.notReported());
        assertThat(listed("\"user\": null").user()).isEqualTo(ObservedUser.notReported());
        assertThat(listed("\"user\": 17").user()).isInstanceOf(ObservedUser.NotReported.class);
        assertThat(listed("\"user\": \"ann\"").user()).isInstanceOf(ObservedUser.NotReported.class);
        assertThat(listed("\"user\": {}").user()).isInstanceOf(ObservedUser.NotReported.class);
        assertThat(listed("\"user\": {\"name\": \"Ann\", \"email\": \"\"}").user())
                .isInstanceOf(ObservedUser.NotReported.class);
    }

    @Test
    void aUsersIdMayBeANumber() throws Exception {
        var user = (AssignedUser)
                listed("\"user\": {\"email\": \"a@b.c\", \"id\": 1}").user();
        assertThat(user.userId()).contains("1");
        assertThat(user.username()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"True\""})
    @DisplayName("R7 A user whom the directory archived is marked so")
    void marksAnArchivedUser(String archived) throws Exception {
        var user = (AssignedUser) listed("\"user\": {\"email\": \"a@b.c\", \"is_archived\": " + archived + "}")
                .user();
        assertThat(user.isArchived()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("R6 Removed and without MDM is not enrolled; missing and lost is")
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"is_removed\": true, \"mdm_enabled\": true'                              | LEFT      | is_removed=true",
                "'\"is_removed\": \"True\"'                                                 | LEFT      | is_removed=true",
                "'\"is_removed\": false, \"mdm_enabled\": false'                            | UNMANAGED | mdm_enabled=false",
                "'\"mdm_enabled\": false, \"agent_installed\": true, \"is_missing\": true'  | UNMANAGED | mdm_enabled=false",
                "'\"mdm_enabled\": true, \"is_missing\": true'                              | LOCKED    | is_missing=true",
                "'\"mdm_enabled\": true, \"lost_mode_status\": \"ENABLED\"'                 | LOCKED    | lost_mode_status=ENABLED",
                "'\"mdm_enabled\": true, \"lost_mode_status\": \"DISABLED\"'                | ENROLLED  | mdm_enabled=true",
                "'\"model\": \"x\"'                                                         | ENROLLED  | ''"
            })
    void saysWhetherADeviceIsEnrolled(String fields, Enrolment.State state, String reported) throws Exception {
        assertThat(listed(fields).enrolment()).isEqualTo(new Enrolment(state, reported));
    }

    @ParameterizedTest
    @CsvSource({
        "Mac, macOS, Apple",
        "iPhone, iOS, Apple",
        "iPad, iPadOS, Apple",
        "AppleTV, tvOS, Apple",
        "Apple TV, tvOS, Apple",
        "Apple Vision, visionOS, Apple",
        "Newton, Newton, Apple",
        "Windows, Windows,",
        "Android, Android,"
    })
    void namesTheOperatingSystemAndItsMaker(String platform, String system, String maker) throws Exception {
        var device = listed("\"platform\": \"" + platform + "\"");
        assertThat(device.spec(StandardSpecs.OS)).contains(system);
        assertThat(device.spec(StandardSpecs.MANUFACTURER).orElse(null)).isEqualTo(maker);
    }

    @Test
    void aRecordWithoutIdIsRejected() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> KandjiDevices.listed(JSON.readValue("{}", KandjiApi.ListedDevice.class)));
    }

    @Test
    void readsTheHardwareOfAMac() throws Exception {
        var device = detailed("""
                "mdm": {"mdm_enabled": "True", "supervised": "True"},
                "hardware_overview": {"model_identifier": "MacBookAir10,1", "processor_name": "Apple M1",
                    "total_number_of_cores": "8", "memory": "8 GB LPDDR4", "udid": "3C976D96"},
                "volumes": [{"capacity": "228.27 GB"}, {"capacity": "228.27 GB"}, {"capacity": "500.00 MB"}],
                "network": {"mac_address": "fc:e2:6c:27:1b:e4"}""");
        assertThat(device)
                .isEqualTo(Device.withId(ID)
                        .spec(StandardSpecs.SUPERVISED, true)
                        .spec(StandardSpecs.MODEL_IDENTIFIER, "MacBookAir10,1")
                        .spec(StandardSpecs.PROCESSOR, "Apple M1")
                        .spec(StandardSpecs.PROCESSOR_CORES, 8L)
                        .spec(StandardSpecs.MEMORY, 8L << 30)
                        .spec(StandardSpecs.STORAGE, 228_270_000_000L)
                        .spec(StandardSpecs.UDID, "3C976D96")
                        .spec(StandardSpecs.WIFI_MAC, "FC:E2:6C:27:1B:E4")
                        .build());
    }

    @Test
    void readsTheFewHardwareDetailsOfAnIpad() throws Exception {
        var device = detailed("""
                "mdm": {"supervised": "False"},
                "hardware_overview": {"uuid": "00008020-0015308c11a1402e", "model_identifier": "iPad11,6"},
                "volumes": [{"capacity": "128.0 GB"}], "network": {}, "lost_mode": {}""");
        assertThat(device)
                .isEqualTo(Device.withId(ID)
                        .spec(StandardSpecs.SUPERVISED, false)
                        .spec(StandardSpecs.MODEL_IDENTIFIER, "iPad11,6")
                        .spec(StandardSpecs.UDID, "00008020-0015308c11a1402e")
                        .spec(StandardSpecs.STORAGE, 128_000_000_000L)
                        .build());
    }

    @Test
    void sectionsMayBeEmptyOrMissing() throws Exception {
        assertThat(detailed("\"volumes\": [], \"network\": {}, \"mdm\": {}, \"hardware_overview\": {}"))
                .isEqualTo(Device.withId(ID).build());
        assertThat(detailed("\"tags\": []")).isEqualTo(Device.withId(ID).build());
    }

    @Test
    @DisplayName("R7 Details say nothing of the user: the last user is no assignment")
    void detailsChangeNeitherUserNorEnrolment() throws Exception {
        var details = JSON.readValue("""
                {"general": {"device_id": "%s", "last_user": "root", "assigned_user": ""},
                 "mdm": {"mdm_enabled": "False"}}""".formatted(ID), KandjiApi.Details.class);
        var listed = listed("\"user\": {\"email\": \"a@b.c\"}, \"mdm_enabled\": true");
        assertThat(listed.with(KandjiDevices.detailed(ID, details))).isEqualTo(listed);
    }

    @Test
    void anotherDevicesDetailsAreRejected() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> KandjiDevices.detailed(
                        ID, JSON.readValue("{\"general\": {\"device_id\": \"1\"}}", KandjiApi.Details.class)));
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> KandjiDevices.detailed(ID, JSON.readValue("{}", KandjiApi.Details.class)));
    }

    private static Device listed(String fields) throws RowException {
        return KandjiDevices.listed(
                JSON.readValue("{\"device_id\": \"" + ID + "\", " + fields + "}", KandjiApi.ListedDevice.class));
    }

    private static Device detailed(String sections) throws RowException {
        return KandjiDevices.detailed(
                ID,
                JSON.readValue(
                        "{\"general\": {\"device_id\": \"" + ID + "\"}, " + sections + "}", KandjiApi.Details.class));
    }
}
