package dev.rollcall.intune;

import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an admin chose of how records are understood.
 *
 * @param users where the user of a device comes from
 * @param emailDomain the domain whose address of a user is preferred, in lower case
 * @param trustsManagers whether the user of a device that an enrolment manager enrolled is its holder
 * @param userlessIsNobody whether a device that was enrolled without a user is said to have none
 * @param virtualMachines whether these are read
 */
record IntunePolicy(
        Users users,
        Optional<String> emailDomain,
        boolean trustsManagers,
        boolean userlessIsNobody,
        boolean virtualMachines) {

    static IntunePolicy of(Settings settings) {
        return new IntunePolicy(
                Users.of(settings.text(IntuneSpec.USERS)),
                settings.optionalText(IntuneSpec.EMAIL_DOMAIN).map(domain -> domain.toLowerCase(Locale.ROOT)),
                settings.flag(IntuneSpec.TRUST_MANAGERS),
                settings.flag(IntuneSpec.USERLESS_IS_NOBODY),
                settings.flag(IntuneSpec.VIRTUAL_MACHINES));
    }

    /** Where the user of a device comes from. */
    enum Users {
        DEVICE("device", "The device's record"),
        DIRECTORY("directory", "The device's record, with addresses from Entra ID"),
        PRIMARY("primary", "The primary user, asked for each device");

        private final String value;
        private final String label;

        Users(String value, String label) {
            this.value = value;
            this.label = label;
        }

        static Setting.Choice[] choices() {
            return Arrays.stream(values())
                    .map(users -> new Setting.Choice(users.value, users.label))
                    .toArray(Setting.Choice[]::new);
        }

        String value() {
            return value;
        }

        private static Users of(String value) {
            return Arrays.stream(values())
                    .filter(users -> users.value.equals(value))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
