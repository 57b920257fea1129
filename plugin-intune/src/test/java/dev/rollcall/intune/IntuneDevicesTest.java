package dev.rollcall.intune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.http.RowException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a record of Intune's becomes. */
final class IntuneDevicesTest {
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    static final IntunePolicy PLAIN = new IntunePolicy(IntunePolicy.Users.DEVICE, Optional.empty(), false, false, true);

    private static final String ID = "48d0a850-7df9-444b-82d4-71f48fa2f215";

    @Test
    void readsADeviceOfTheList() throws Exception {
        var device = listed("""
                "deviceName": "Ann’s MacBook", "serialNumber": "C02TEST1", "managedDeviceOwnerType": "company",
                "managementState": "managed", "deviceRegistrationState": "registered",
                "deviceEnrollmentType": "appleBulkWithUser", "enrolledDateTime": "2021-02-17T16:24:45Z",
                "lastSyncDateTime": "2026-11-21T18:44:02.1234567Z", "operatingSystem": "macOS",
                "osVersion": "11.2.1 (20D74)", "manufacturer": "Apple", "model": "MacBook Air",
                "totalStorageSpaceInBytes": 68719476736, "wiFiMacAddress": "fce26c271be4",
                "imei": "35 209900 176148 1", "meid": "35209900176148", "phoneNumber": "+441632960000",
                "isSupervised": true, "userId": "20000000-0000-4000-8000-000000000001",
                "userPrincipalName": "ann@corp.example", "emailAddress": "Ann@mail.example",
                "userDisplayName": "Ann", "somethingNew": {"a": [1]}""");
        assertThat(device)
                .isEqualTo(Device.withId(ID)
                        .serial("C02TEST1")
                        .enrolment(Enrolment.State.ENROLLED, "managementState=managed")
                        .user(AssignedUser.as(AssignedUser.Evidence.PRIMARY)
                                .email("Ann@mail.example")
                                .username("ann@corp.example")
                                .displayName("Ann")
                                .userId("20000000-0000-4000-8000-000000000001")
                                .build())
                        .ownership(Ownership.COMPANY)
                        .lastContact(Instant.parse("2026-11-21T18:44:02.123456700Z"))
                        .lastEnrolled(Instant.parse("2021-02-17T16:24:45Z"))
                        .spec(StandardSpecs.NAME, "Ann’s MacBook")
                        .spec(StandardSpecs.MANUFACTURER, "Apple")
                        .spec(StandardSpecs.MODEL, "MacBook Air")
                        .spec(StandardSpecs.OS, "macOS")
                        .spec(StandardSpecs.STORAGE, 68_719_476_736L)
                        .spec(StandardSpecs.WIFI_MAC, "FC:E2:6C:27:1B:E4")
                        .spec(StandardSpecs.IMEI, "352099001761481")
                        .spec(StandardSpecs.MEID, "35209900176148")
                        .spec(StandardSpecs.PHONE_NUMBER, "+441632960000")
                        .spec(StandardSpecs.SUPERVISED, true)
                        .spec(StandardSpecs.OS_VERSION, "11.2.1")
                        .spec(StandardSpecs.OS_BUILD, "20D74")
                        .build());
    }

    @Test
    @DisplayName("R10 Zeros, empty texts and dates that mean never are not reported")
    void zerosAndSentinelsAreNotReported() throws Exception {
        var device = listed("""
                "deviceName": "", "serialNumber": "", "totalStorageSpaceInBytes": 0, "wiFiMacAddress": "",
                "imei": "", "meid": "", "phoneNumber": "", "model": "", "manufacturer": "", "osVersion": "",
                "operatingSystem": "", "enrolledDateTime": "0001-01-01T00:00:00Z",
                "lastSyncDateTime": "9999-12-31T23:59:59Z", "managedDeviceOwnerType": "unknown",
                "isSupervised": null""");
        assertThat(device.specs()).isEmpty();
        assertThat(device.serial()).isEmpty();
        assertThat(device.lastContact()).isEmpty();
        assertThat(device.lastEnrolled()).isEmpty();
        assertThat(device.ownership()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("R10 What says nothing blanks nothing")
    @ValueSource(
            strings = {
                "\"totalStorageSpaceInBytes\": -1073741824",
                "\"totalStorageSpaceInBytes\": \"much\"",
                "\"manufacturer\": \"System manufacturer\"",
                "\"model\": \"To be filled by O.E.M.\"",
                "\"phoneNumber\": \"********4711\"",
                "\"wiFiMacAddress\": \"000000000000\"",
                "\"imei\": \"000000000000000\"",
                "\"meid\": \"00000000000000\"",
                "\"operatingSystem\": \"Unknown\""
            })
    void whatSaysNothingIsNotReported(String field) throws Exception {
        assertThat(listed(field).specs()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName(
            "R6 What is leaving, gone or not enrolled yet counts as not enrolled; a word not known counts as enrolled")
    @CsvSource(
            nullValues = "-",
            value = {
                "managed, registered, ENROLLED",
                "managed, notRegistered, ENROLLED",
                "managed, keyConflict, ENROLLED",
                "managed, approvalPending, ENROLLED",
                "managed, certificateReset, ENROLLED",
                "managed, unknown, ENROLLED",
                "unhealthy, registered, ENROLLED",
                "retireFailed, registered, ENROLLED",
                "wipeFailed, registered, ENROLLED",
                "retireCanceled, registered, ENROLLED",
                "wipeCanceled, registered, ENROLLED",
                "retirePending, registered, LEAVING",
                "retireIssued, registered, LEAVING",
                "wipePending, registered, LEAVING",
                "wipeIssued, registered, LEAVING",
                "deletePending, registered, LEAVING",
                "wipeIssued, revoked, LEAVING",
                "managed, revoked, LEFT",
                "retireFailed, revoked, LEFT",
                "discovered, registered, PENDING",
                "managed, notRegisteredPendingEnrollment, PENDING",
                "unknownFutureValue, registered, UNKNOWN",
                "somethingNew, registered, UNKNOWN",
                "managed, somethingNew, ENROLLED",
                "-, -, ENROLLED",
                "MANAGED, Registered, ENROLLED",
            })
    void mapsEveryState(String management, String registration, Enrolment.State state) throws Exception {
        var device = listed("\"managementState\": " + quoted(management) + ", \"deviceRegistrationState\": "
                + quoted(registration));
        assertThat(device.enrolment().state()).isEqualTo(state);
        assertThat(device.enrolment().isEnrolled())
                .isEqualTo(
                        switch (state) {
                            case ENROLLED, LOCKED, UNKNOWN -> true;
                            case PENDING, UNMANAGED, LEAVING, LEFT -> false;
                        });
    }

    @ParameterizedTest
    @CsvSource({"personal, PERSONAL", "company, COMPANY"})
    void reportsWhoseTheDeviceIs(String type, Ownership ownership) throws Exception {
        assertThat(listed("\"managedDeviceOwnerType\": \"" + type + "\"").ownership())
                .contains(ownership);
    }

    @Test
    void valuesThatNoDocumentNamesCostNoRecord() throws Exception {
        var device = listed("""
                "managedDeviceOwnerType": "shared", "managementState": "asleep", "isSupervised": "perhaps",
                "deviceRegistrationState": "maybe", "deviceEnrollmentType": "androidAOSPUserOwnedDeviceEnrollment",
                "enrolledDateTime": "yesterday", "osVersion": 14, "model": 7""");
        assertThat(device.spec(StandardSpecs.MODEL)).contains("7");
        assertThat(device.enrolment().isEnrolled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\": null}", "{\"id\": \" \"}"})
    void aRecordWithoutAnIdIsRefused(String json) {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> IntuneDevices.listed(JSON.readValue(json, IntuneApi.ManagedDevice.class), PLAIN));
    }

    @ParameterizedTest
    @CsvSource({
        "Microsoft Corporation, Virtual Machine",
        "Microsoft Corporation, Cloud PC Enterprise 2vCPU/8GB/128GB",
        "'VMware, Inc.', 'VMware7,1'",
        "innotek GmbH, VirtualBox",
        "QEMU, Standard PC (Q35 + ICH9)",
        "Amazon EC2, t3.medium",
    })
    void virtualMachinesAreLeftOutWhereTheSettingsSaySo(String maker, String model) throws Exception {
        var json = "\"manufacturer\": \"" + maker + "\", \"model\": \"" + model + "\"";
        assertThat(listed(json).spec(StandardSpecs.MODEL)).contains(model);
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> listed(json, withoutVirtualMachines()))
                .withMessageContaining("virtual machine");
    }

    @ParameterizedTest
    @CsvSource({"Microsoft Corporation, Surface Pro 9", "Dell Inc., Latitude 5450", "Apple, MacBook Air"})
    void realMachinesAreNeverLeftOut(String maker, String model) throws Exception {
        var json = "\"manufacturer\": \"" + maker + "\", \"model\": \"" + model + "\"";
        assertThat(listed(json, withoutVirtualMachines()).spec(StandardSpecs.MODEL))
                .contains(model);
    }

    @Test
    void detailsAddMemoryAddressAndUdid() throws Exception {
        var device = detailed("""
                "physicalMemoryInBytes": 17179869184, "ethernetMacAddress": "020000000002",
                "udid": "4C4C4544-0037-4710-8031-B6C04F4A4D33\"""");
        assertThat(device.spec(StandardSpecs.MEMORY)).contains(16L << 30);
        assertThat(device.spec(StandardSpecs.ETHERNET_MAC)).contains("02:00:00:00:00:02");
        assertThat(device.spec(StandardSpecs.UDID)).contains("4C4C4544-0037-4710-8031-B6C04F4A4D33");
    }

    @ParameterizedTest
    @DisplayName("R10 A memory of zero is not reported")
    @ValueSource(
            strings = {
                "\"physicalMemoryInBytes\": 0, \"ethernetMacAddress\": null, \"udid\": null",
                "\"physicalMemoryInBytes\": -1, \"ethernetMacAddress\": \"\", \"udid\": \"\"",
                "\"udid\": \"00000000-0000-0000-0000-000000000000\""
            })
    void zerosOfDetailsAreNotReported(String fields) throws Exception {
        assertThat(detailed(fields).specs()).isEmpty();
    }

    @Test
    void detailsOfAnotherDeviceAreRefused() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> IntuneDevices.detailed(ID, JSON.readTree("{\"id\": \"another\"}")));
    }

    static Device listed(String fields) throws RowException {
        return listed(fields, PLAIN);
    }

    static Device listed(String fields, IntunePolicy policy) throws RowException {
        return IntuneDevices.listed(record(fields), policy);
    }

    static IntuneApi.ManagedDevice record(String fields) {
        return JSON.readValue("{\"id\": \"" + ID + "\", " + fields + "}", IntuneApi.ManagedDevice.class);
    }

    private static Device detailed(String fields) throws RowException {
        return IntuneDevices.detailed(ID, JSON.readTree("{\"id\": \"" + ID + "\", " + fields + "}"));
    }

    private static IntunePolicy withoutVirtualMachines() {
        return new IntunePolicy(IntunePolicy.Users.DEVICE, Optional.empty(), false, false, false);
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
