package dev.rollcall.jamf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
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
import tools.jackson.databind.json.JsonMapper;

/** What Jamf's records mean. */
final class JamfDevicesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    @DisplayName("Computers spell the user's fields realname and email")
    void readsTheUserOfAComputer() throws Exception {
        assertThat(computerOf("{'username':'a.example','realname':'A Example','email':'A.Example@example.com'}"))
                .isEqualTo(somebody("a.example", "A Example", "A.Example@example.com"));
    }

    @Test
    @DisplayName("Mobile devices spell the user's fields realName and emailAddress")
    void readsTheUserOfAMobileDevice() throws Exception {
        assertThat(mobileOf("{'username':'bob','realName':'IT Bob','emailAddress':'bob@example.com'}"))
                .isEqualTo(somebody("bob", "IT Bob", "bob@example.com"));
    }

    @ParameterizedTest
    @DisplayName("R22 Nobody is said by a section whose user name and e-mail are there and empty")
    @ValueSource(
            strings = {
                "{'username':null,'realname':null,'email':null,'room':'5'}",
                "{'username':'','realname':'','email':''}",
                "{'username':' ','email':null}"
            })
    void emptyFieldsSayNobody(String section) throws Exception {
        assertThat(computerOf(section)).isEqualTo(ObservedUser.unassigned());
        assertThat(mobileOf(section.replace("email", "emailAddress").replace("realname", "realName")))
                .isEqualTo(ObservedUser.unassigned());
    }

    @ParameterizedTest
    @DisplayName("R22 A section that is null, missing or without these fields says nothing")
    @ValueSource(strings = {"null", "{}", "[]", "'x'", "{'username':null}", "{'email':''}", "{'room':'5'}"})
    void whatIsNotThereSaysNothing(String section) throws Exception {
        assertThat(computerOf(section)).isInstanceOf(ObservedUser.NotReported.class);
        assertThat(mobileOf(section.replace("email", "emailAddress"))).isInstanceOf(ObservedUser.NotReported.class);
        assertThat(computer("{'id':'1'}").user()).isInstanceOf(ObservedUser.NotReported.class);
    }

    @Test
    @DisplayName("R22 A real name alone is somebody whom nobody can find, not nobody")
    void aNameAloneIsNotNobody() throws Exception {
        assertThat(computerOf("{'username':'','realname':'A Example','email':null}"))
                .isInstanceOf(ObservedUser.NotReported.class);
    }

    @Test
    @DisplayName("R14 A user name is free text and never becomes an e-mail address")
    void aUserNameThatLooksLikeAnAddressStaysAUserName() throws Exception {
        var user = computerOf("{'username':'a@example.com','realname':'','email':''}");
        assertThat(user).isInstanceOfSatisfying(AssignedUser.class, somebody -> {
            assertThat(somebody.email()).isEmpty();
            assertThat(somebody.username()).contains("a@example.com");
        });
    }

    @Test
    @DisplayName("R7 The last logins are no assignment")
    void aLastLoginIsNoAssignment() throws Exception {
        var logins = "'lastLoggedInUsernameMdm':'admin@example.com','lastLoggedInUsernameSelfService':'admin',"
                + "'lastLoggedInUsernameBinary':'admin'";
        assertThat(computer("{'id':'1','general':{" + logins + "}}").user())
                .isInstanceOf(ObservedUser.NotReported.class);
        assertThat(mobile("{'mobileDeviceId':'1','general':{" + logins + "},"
                                + "'userAndLocation':{'username':'','emailAddress':''}}")
                        .user())
                .isEqualTo(ObservedUser.unassigned());
    }

    @Test
    @DisplayName("R7 A shared iPad has no user")
    void aSharedIpadReportsNoUser() throws Exception {
        var device = mobile("{'mobileDeviceId':'1','general':{'sharedIpad':true},"
                + "'userAndLocation':{'username':'bob','emailAddress':'bob@example.com'}}");
        assertThat(device.user()).isEqualTo(ObservedUser.notReported("shared iPad"));
    }

    @Test
    @DisplayName("R7 A mobile device whose general section could not be read may be a shared one")
    void aMobileDeviceOfUnknownKindReportsNoUser() throws Exception {
        var device = mobile(
                "{'mobileDeviceId':'1','general':null," + "'userAndLocation':{'username':'','emailAddress':''}}");
        assertThat(device.user()).isInstanceOf(ObservedUser.NotReported.class);
        assertThat(device.enrolment().isEnrolled()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("R6 Only a device that is said to be unmanaged is gone")
    @CsvSource({"true, ENROLLED", "false, UNMANAGED", "null, UNKNOWN", "'\"maybe\"', UNKNOWN"})
    void unmanagedIsGone(String managed, Enrolment.State state) throws Exception {
        assertThat(computer("{'id':'1','general':{'remoteManagement':{'managed':" + managed + "}}}")
                        .enrolment()
                        .state())
                .isEqualTo(state);
        assertThat(mobile("{'mobileDeviceId':'1','general':{'managed':" + managed + "}}")
                        .enrolment()
                        .state())
                .isEqualTo(state);
    }

    @Test
    @DisplayName("R6 A computer of which management is not said is enrolled")
    void managementThatIsNotSaidIsNoEnd() throws Exception {
        assertThat(computer("{'id':'1','general':{}}").enrolment().isEnrolled()).isTrue();
        assertThat(computer("{'id':'1','general':null}").enrolment().isEnrolled())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "lastContact, 2026-11-22T03:02:12Z",
        "lastCheckIn, 2026-11-22T03:02:12.837Z",
        "lastContactTime, 2026-11-22T03:02:12Z",
        "reportDate, 2026-11-22T03:02:12Z"
    })
    void readsTheLastContactUnderEachOfItsNames(String field, String date) throws Exception {
        assertThat(computer("{'id':'1','general':{'" + field + "':'" + date + "'}}")
                        .lastContact())
                .contains(Instant.parse(date));
    }

    @Test
    void takesTheLatestOfTheContacts() throws Exception {
        var general = "{'lastContact':'2026-11-01T00:00:00Z','lastCheckIn':'2026-11-03T00:00:00Z',"
                + "'lastContactTime':'2026-11-02T00:00:00Z','reportDate':'2026-11-04T00:00:00Z'}";
        assertThat(computer("{'id':'1','general':" + general + "}").lastContact())
                .contains(Instant.parse("2026-11-03T00:00:00Z"));
    }

    @Test
    void aComputerThatNeverSentItsInventoryIsADeviceWithoutASerial() throws Exception {
        var device = computer("{'id':'45','general':{'reportDate':null},'hardware':{'serialNumber':null}}");
        assertThat(device.sourceId()).isEqualTo("computer/45");
        assertThat(device.serial()).isEmpty();
        assertThat(device.lastContact()).isEmpty();
    }

    @Test
    void readsTheNumbersOfAppleSilicon() throws Exception {
        var device = computer("{'id':'1','hardware':{'processorType':'Apple M4','processorSpeedMhz':0,'coreCount':10,"
                + "'totalRamMegabytes':16384,'busSpeedMhz':0,'cacheSizeKilobytes':0,'openRamSlots':0}}");
        assertThat(device.spec(StandardSpecs.PROCESSOR)).contains("Apple M4");
        assertThat(device.spec(StandardSpecs.PROCESSOR_CORES)).contains(10L);
        assertThat(device.spec(StandardSpecs.MEMORY)).contains(16L << 30);
        assertThat(device.specs()).hasSize(3);
    }

    @Test
    @DisplayName("R10 Zeros and placeholders are not reported")
    void zerosAreNotReported() throws Exception {
        var device = computer("{'id':'1','hardware':{'coreCount':0,'totalRamMegabytes':-1,'make':'','macAddress':"
                + "'00:00:00:00:00:00','networkAdapterType':'IEEE80211'},'storage':{'disks':[{'device':'disk0',"
                + "'sizeMegabytes':0}]},'udid':null}");
        assertThat(device.specs()).isEmpty();
        assertThat(mobile("{'mobileDeviceId':'1','hardware':{'capacityMb':0},'network':{'imei':'','meid':' '}}")
                        .specs())
                .containsOnlyKeys(StandardSpecs.MANUFACTURER);
    }

    @ParameterizedTest
    @DisplayName("Storage is the disk the computer starts from, not what is plugged in")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'device':'disk0','sizeMegabytes':500277,'partitions':[]} | 500277000000",
                "{'device':'disk0','sizeMegabytes':24000},{'device':'disk2','sizeMegabytes':1024000,"
                        + "'partitions':[{'partitionType':'RECOVERY'},{'partitionType':'BOOT'}]} | 1024000000000",
                "{'device':'disk4','sizeMegabytes':4000000},{'device':'disk0','sizeMegabytes':500277} | 500277000000",
                "{'device':'disk3','sizeMegabytes':250000},{'device':'disk4','sizeMegabytes':500000} | 500000000000",
                "{'device':'disk0','sizeMegabytes':0},{'device':'disk4','sizeMegabytes':500000} | 500000000000",
                "{'device':null,'sizeMegabytes':null,'partitions':null} | "
            })
    void takesTheStartupDisk(String disks, Long bytes) throws Exception {
        assertThat(computer("{'id':'1','storage':{'disks':[" + disks + "]}}").spec(StandardSpecs.STORAGE))
                .isEqualTo(Optional.ofNullable(bytes));
    }

    @Test
    void tellsWiFiFromEthernetByTheAdapterAndGuessesNothing() throws Exception {
        var both = computer("{'id':'1','hardware':{'networkAdapterType':'Ethernet','macAddress':'82:45:58:44:dc:01',"
                + "'altNetworkAdapterType':'IEEE80211','altMacAddress':'6A:2C:4B:B7:65:B5'}}");
        assertThat(both.spec(StandardSpecs.WIFI_MAC)).contains("6A:2C:4B:B7:65:B5");
        assertThat(both.spec(StandardSpecs.ETHERNET_MAC)).contains("82:45:58:44:DC:01");
        assertThat(computer("{'id':'1','hardware':{'networkAdapterType':'Foo','macAddress':'82:45:58:44:dc:01'}}")
                        .specs())
                .isEmpty();
    }

    @Test
    @DisplayName("A site with the id -1 is none")
    void noSiteIsNotReported() throws Exception {
        assertThat(computer("{'id':'1','general':{'site':{'id':'-1','name':'None'}}}")
                        .specs())
                .isEmpty();
        assertThat(computer("{'id':'1','general':{'site':{'id':'7','name':'Lyon'}}}")
                        .spec(JamfDevices.SITE))
                .contains("Lyon");
    }

    @ParameterizedTest
    @DisplayName("The type of a mobile device is read in whatever case, and an unknown one says nothing")
    @CsvSource({
        "iOS, 'iPad7,11', iPadOS",
        "ios, 'iPhone15,2', iOS",
        "ios, , ",
        "iPad, , iPadOS",
        "iPhone, , iOS",
        "TVOS, 'AppleTV11,1', tvOS",
        "appleTv, , tvOS",
        "watchOS, , watchOS",
        "visionOS, , visionOS",
        "toaster, , "
    })
    void namesTheOperatingSystem(String type, String model, String os) throws Exception {
        var hardware = model == null ? "{}" : "{'modelIdentifier':'" + model + "'}";
        assertThat(mobile("{'mobileDeviceId':'1','deviceType':'" + type + "','hardware':" + hardware + "}")
                        .spec(StandardSpecs.OS))
                .isEqualTo(Optional.ofNullable(os));
    }

    @Test
    @DisplayName("LENIENT's null sections are not reported, and keep the device")
    void nullSectionsCostNothingElse() throws Exception {
        var device = mobile("{'mobileDeviceId':'7','deviceType':'ios','general':null,'hardware':null,'network':null,"
                + "'userAndLocation':null}");
        assertThat(device.sourceId()).isEqualTo("mobile/7");
        assertThat(device.serial()).isEmpty();
        assertThat(device.user()).isInstanceOf(ObservedUser.NotReported.class);
        assertThat(device.specs()).containsOnlyKeys(StandardSpecs.MANUFACTURER);
    }

    @Test
    void readsTheNumbersOfAPhone() throws Exception {
        var device = mobile("{'mobileDeviceId':'1','hardware':{'capacityMb':122070},"
                + "'network':{'imei':'59 105109 176278 3','meid':'15302309236898','phoneNumber':'+1 555 0100'}}");
        assertThat(device.spec(StandardSpecs.IMEI)).contains("591051091762783");
        assertThat(device.spec(StandardSpecs.MEID)).contains("15302309236898");
        assertThat(device.spec(StandardSpecs.PHONE_NUMBER)).contains("+1 555 0100");
        assertThat(device.spec(StandardSpecs.STORAGE)).contains(122070L << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "Institutional, COMPANY",
        "institutional, COMPANY",
        "AccountDrivenDeviceEnrollment, COMPANY",
        "UserEnrollment, PERSONAL",
        "AccountDrivenUserEnrollment, PERSONAL",
        "PersonalDeviceProfile, PERSONAL",
        "Rented, "
    })
    void saysWhoseTheDeviceIs(String type, Ownership ownership) throws Exception {
        assertThat(mobile("{'mobileDeviceId':'1','general':{'deviceOwnershipType':'" + type + "'}}")
                        .ownership())
                .isEqualTo(Optional.ofNullable(ownership));
    }

    @Test
    @DisplayName("Ids are texts in the inventory and numbers elsewhere")
    void takesAnIdThatIsANumber() throws Exception {
        assertThat(computer("{'id':5}").sourceId()).isEqualTo("computer/5");
    }

    @Test
    void aRecordWithoutAnIdIsRejected() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> computer("{'id':' '}"))
                .withMessageContaining("no id");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> mobile("{'id':'1'}"))
                .withMessageContaining("mobileDeviceId");
    }

    private static ObservedUser somebody(String username, String name, String email) {
        return AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
                .username(username)
                .displayName(name)
                .email(email)
                .build();
    }

    private static ObservedUser computerOf(String section) throws RowException {
        return computer("{'id':'1','userAndLocation':" + section + "}").user();
    }

    private static ObservedUser mobileOf(String section) throws RowException {
        return mobile("{'mobileDeviceId':'1','general':{},'userAndLocation':" + section + "}")
                .user();
    }

    private static Device computer(String json) throws RowException {
        return JamfDevices.computer(JSON.readValue(json.replace('\'', '"'), JamfApi.Computer.class));
    }

    private static Device mobile(String json) throws RowException {
        return JamfDevices.mobileDevice(JSON.readValue(json.replace('\'', '"'), JamfApi.MobileDevice.class));
    }
}
