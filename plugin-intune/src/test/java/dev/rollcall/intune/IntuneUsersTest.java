package dev.rollcall.intune;

import static dev.rollcall.intune.IntuneDevicesTest.JSON;
import static dev.rollcall.intune.IntuneDevicesTest.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.ObservedUser;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the user of a device is. */
final class IntuneUsersTest {
    private static final String NOBODY =
            "\"userId\": \"\", \"userPrincipalName\": \"\", \"emailAddress\": \"\", \"userDisplayName\": \"\"";
    private static final String ANN =
            "\"userId\": \"u-1\", \"userPrincipalName\": \"ann@corp.example\", \"emailAddress\": \"Ann@mail.example\"";
    private static final String PREFIX = "0123456789abcdef0123456789ABCDEF";

    @Test
    @DisplayName("R22 Empty fields say that nobody is assigned")
    void emptyFieldsSayNobody() {
        assertThat(user(NOBODY)).isEqualTo(ObservedUser.unassigned());
        assertThat(user("\"userId\": \"00000000-0000-0000-0000-000000000000\", \"userPrincipalName\": \"\""))
                .isEqualTo(ObservedUser.unassigned());
    }

    @ParameterizedTest
    @DisplayName("R22 Fields that are missing or null say nothing")
    @ValueSource(
            strings = {
                "\"deviceName\": \"x\"",
                "\"userId\": null, \"userPrincipalName\": null",
                "\"userId\": \"\"",
                "\"userPrincipalName\": \"\"",
                "\"emailAddress\": \"\", \"userDisplayName\": \"\""
            })
    void missingFieldsSayNothing(String fields) {
        assertThat(user(fields)).isEqualTo(ObservedUser.notReported());
    }

    @Test
    @DisplayName("R14 The user name stands in only where there is no e-mail address")
    void theUserNameIsNoEmail() {
        assertThat(assigned("\"userId\": \"u-1\", \"userPrincipalName\": \"ann@corp.example\", \"emailAddress\": \"\""))
                .satisfies(user -> assertThat(user.email()).isEmpty())
                .satisfies(user -> assertThat(user.username()).contains("ann@corp.example"));
    }

    @Test
    void aUserOfWhomOnlyTheIdIsKnownIsNotNobody() {
        assertThat(user("\"userId\": \"u-1\", \"userPrincipalName\": \"\", \"emailAddress\": \"\""))
                .isInstanceOf(ObservedUser.NotReported.class);
    }

    @Test
    void ofSeveralAddressesTheOneThatIsTheUserNameIsTaken() {
        assertThat(assigned("\"userPrincipalName\": \"ann@corp.example\","
                                + " \"emailAddress\": \"a@mail.example; Ann@corp.example\"")
                        .email())
                .contains("Ann@corp.example");
        assertThat(assigned("\"userPrincipalName\": \"x\", \"emailAddress\": \"a@mail.example,b@mail.example\"")
                        .email())
                .contains("a@mail.example");
    }

    @ParameterizedTest
    @CsvSource({"Android", "AndroidEnterprise", "'android (dedicated)'"})
    void thePrefixOfAndroidEnterpriseIsTakenOff(String system) {
        var user = assigned("\"operatingSystem\": \"" + system + "\", \"userPrincipalName\": \"" + PREFIX
                + "ann@corp.example\", \"emailAddress\": \"" + PREFIX + "ann@corp.example\"");
        assertThat(user.username()).contains("ann@corp.example");
        assertThat(user.email()).contains("ann@corp.example");
    }

    @Test
    void whatOnlyLooksLikeThePrefixStays() {
        var whole = PREFIX + "@corp.example";
        assertThat(assigned("\"operatingSystem\": \"Android\", \"userPrincipalName\": \"" + whole + "\"")
                        .username())
                .contains(whole);
        var onWindows = PREFIX + "ann@corp.example";
        assertThat(assigned("\"operatingSystem\": \"Windows\", \"userPrincipalName\": \"" + onWindows + "\"")
                        .username())
                .contains(onWindows);
    }

    @Test
    @DisplayName("R7 Who enrolled devices for others is no holder, unless the settings say so")
    void anEnrolmentManagerIsNoHolder() {
        var fields = ANN + ", \"deviceEnrollmentType\": \"deviceEnrollmentManager\"";
        assertThat(user(fields))
                .isInstanceOfSatisfying(ObservedUser.NotReported.class, user -> assertThat(user.reason())
                        .contains("enrolment manager"));
        var trusting = new IntunePolicy(IntunePolicy.Users.DEVICE, Optional.empty(), true, false, true);
        assertThat(IntuneUsers.listed(IntuneDevicesTest.record(fields), trusting))
                .isInstanceOf(AssignedUser.class);
        assertThat(user(NOBODY + ", \"deviceEnrollmentType\": \"deviceEnrollmentManager\""))
                .isInstanceOf(ObservedUser.NotReported.class);
    }

    @ParameterizedTest
    @DisplayName("R7 A device enrolled without a user may be shared: not reported, unless the settings say nobody")
    @ValueSource(strings = {"windowsBulkUserless", "appleBulkWithoutUser", "androidSomethingUserless"})
    void aUserlessDeviceMayBeShared(String type) {
        var fields = NOBODY + ", \"deviceEnrollmentType\": \"" + type + "\"";
        assertThat(user(fields))
                .isInstanceOfSatisfying(ObservedUser.NotReported.class, user -> assertThat(user.reason())
                        .contains("without a user"));
        var nobody = new IntunePolicy(IntunePolicy.Users.DEVICE, Optional.empty(), false, true, true);
        assertThat(IntuneUsers.listed(IntuneDevicesTest.record(fields), nobody)).isEqualTo(ObservedUser.unassigned());
    }

    @Test
    void aUserWhoWasAssignedToAUserlessDeviceLaterIsItsUser() {
        assertThat(user(ANN + ", \"deviceEnrollmentType\": \"windowsBulkUserless\""))
                .isInstanceOf(AssignedUser.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ann.main@mail.example",
        "corp.example, ann@corp.example",
        "old.example, ann@old.example",
        "private.example, ann@private.example",
        "elsewhere.example, ann.main@mail.example",
    })
    void theAddressOfThePreferredDomainIsTaken(String domain, String email) {
        var policy = new IntunePolicy(
                IntunePolicy.Users.DIRECTORY,
                domain.isEmpty() ? Optional.empty() : Optional.of(domain),
                false,
                false,
                true);
        var user = IntuneUsers.directory(JSON.readTree("""
                {"id": "u-1", "displayName": "Ann", "userPrincipalName": "ann.upn@corp.example",
                 "mail": "ann.main@mail.example", "otherMails": ["ann@private.example"], "accountEnabled": true,
                 "proxyAddresses": ["X500:/o=x", "smtp:ann@old.example", "smtp:ann@corp.example",
                                    "SMTP:ann.main@mail.example"]}"""), policy, Optional.of("listed@mail.example"));
        assertThat(user).isInstanceOfSatisfying(AssignedUser.class, assigned -> {
            assertThat(assigned.email()).contains(email);
            assertThat(assigned.username()).contains("ann.upn@corp.example");
            assertThat(assigned.isArchived()).isFalse();
        });
    }

    @Test
    void theListedAddressStandsInWhereTheDirectoryHasNone() {
        var user = IntuneUsers.directory(
                JSON.readTree("{\"id\": \"u-1\", \"userPrincipalName\": \"ann@corp.example\", \"mail\": null}"),
                PLAIN,
                Optional.of("listed@mail.example"));
        assertThat(user).isInstanceOfSatisfying(AssignedUser.class, assigned -> assertThat(assigned.email())
                .contains("listed@mail.example"));
    }

    @Test
    @DisplayName("R7 An account that is switched off is one that the platform is not to know")
    void aDisabledAccountIsArchived() {
        var user = IntuneUsers.directory(
                JSON.readTree("{\"id\": \"u-1\", \"mail\": \"ann@mail.example\", \"accountEnabled\": false}"),
                PLAIN,
                Optional.empty());
        assertThat(user).isInstanceOfSatisfying(AssignedUser.class, assigned -> assertThat(assigned.isArchived())
                .isTrue());
    }

    @Test
    @DisplayName("R22 No primary user is nobody, and several are no assignment")
    void countsPrimaryUsers() {
        var listed = user(ANN);
        assertThat(IntuneUsers.primary(JSON.readTree("[]"), listed, PLAIN)).isEqualTo(ObservedUser.unassigned());
        assertThat(IntuneUsers.primary(JSON.readTree("[]"), ObservedUser.notReported("shared"), PLAIN))
                .isEqualTo(ObservedUser.notReported("shared"));
        assertThat(IntuneUsers.primary(JSON.readTree("[{\"mail\": \"a@x.example\"}]"), listed, PLAIN))
                .isInstanceOf(AssignedUser.class);
        assertThat(IntuneUsers.primary(
                        JSON.readTree("[{\"mail\": \"a@x.example\"}, {\"mail\": \"b@x.example\"}]"), listed, PLAIN))
                .isInstanceOf(ObservedUser.NotReported.class);
    }

    private static ObservedUser user(String fields) {
        return IntuneUsers.listed(IntuneDevicesTest.record(fields), PLAIN);
    }

    private static AssignedUser assigned(String fields) {
        var user = user(fields);
        assertThat(user).isInstanceOf(AssignedUser.class);
        return (AssignedUser) user;
    }
}
