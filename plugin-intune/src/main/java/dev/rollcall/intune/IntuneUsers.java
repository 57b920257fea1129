package dev.rollcall.intune;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.ObservedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says who the user of a device is. */
final class IntuneUsers {
    private static final Pattern ANDROID_PREFIX = Pattern.compile("^[0-9a-fA-F]{32}(?=[^@])");
    private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[ ,;]+");
    private static final String ANDROID = "android";
    private static final String SMTP = "smtp:";

    private IntuneUsers() {}

    /** What the device's own record says. */
    static ObservedUser listed(IntuneApi.ManagedDevice record, IntunePolicy policy) {
        if (isManagers(record, policy)) {
            return ObservedUser.notReported("an enrolment manager enrolled the device for somebody");
        }
        var username = plain(record, record.userPrincipalName);
        var email = email(record, username);
        var userId = IntuneDevices.known(record.userId);
        if (username.isPresent() || email.isPresent() || userId.isPresent()) {
            return AssignedUser.as(AssignedUser.Evidence.PRIMARY)
                    .email(email.orElse(null))
                    .username(username.orElse(null))
                    .displayName(record.userDisplayName)
                    .userId(userId.orElse(null))
                    .build();
        }
        if (record.userId == null || record.userPrincipalName == null) {
            return ObservedUser.notReported();
        }
        return isUserless(record) && !policy.userlessIsNobody()
                ? ObservedUser.notReported("the device was enrolled without a user and may be shared")
                : ObservedUser.unassigned();
    }

    /** Whether the user of the record is who enrolled it, which is no assignment (R7). */
    static boolean isManagers(IntuneApi.ManagedDevice record, IntunePolicy policy) {
        return !policy.trustsManagers() && "deviceEnrollmentManager".equalsIgnoreCase(record.deviceEnrollmentType);
    }

    /** What the primary users of a device say, of whom there should be one at most. */
    static ObservedUser primary(JsonNode users, ObservedUser listed, IntunePolicy policy) {
        if (users.size() > 1) {
            return ObservedUser.notReported("the device has several primary users");
        }
        if (users.size() == 1) {
            return directory(users.path(0), policy, Optional.empty());
        }
        return listed instanceof ObservedUser.NotReported ? listed : ObservedUser.unassigned();
    }

    /**
     * A user as the directory has it.
     *
     * @param listedEmail what is taken where the directory has no address
     */
    static ObservedUser directory(JsonNode user, IntunePolicy policy, Optional<String> listedEmail) {
        return AssignedUser.as(AssignedUser.Evidence.PRIMARY)
                .email(address(user, policy).or(() -> listedEmail).orElse(null))
                .username(text(user, "userPrincipalName"))
                .displayName(text(user, "displayName"))
                .userId(text(user, "id"))
                .archived(user.path("accountEnabled").asString("").equals("false"))
                .build();
    }

    /** A user whom the directory does not have any more is one whom the platform is not to know (R7). */
    static ObservedUser deleted(AssignedUser user) {
        return AssignedUser.as(user.evidence())
                .email(user.email().orElse(null))
                .username(user.username().orElse(null))
                .displayName(user.displayName().orElse(null))
                .userId(user.userId().orElse(null))
                .archived(true)
                .build();
    }

    /** In the preferred domain, if there is one there; else the user's mail. */
    private static Optional<String> address(JsonNode user, IntunePolicy policy) {
        var addresses = addresses(user);
        return policy.emailDomain()
                .flatMap(domain -> addresses.stream()
                        .filter(address -> address.toLowerCase(Locale.ROOT).endsWith("@" + domain))
                        .findFirst())
                .or(() -> IntuneDevices.known(text(user, "mail")));
    }

    /** The mail first, then the aliases that can receive mail, then other addresses that someone entered. */
    private static List<String> addresses(JsonNode user) {
        var addresses = new ArrayList<String>();
        IntuneDevices.known(text(user, "mail")).ifPresent(addresses::add);
        for (var proxy : user.path("proxyAddresses")) {
            var text = proxy.asString("");
            if (text.regionMatches(true, 0, SMTP, 0, SMTP.length())) {
                addresses.add(text.substring(SMTP.length()));
            }
        }
        user.path("otherMails").forEach(other -> addresses.add(other.asString("")));
        return addresses;
    }

    /** Of several addresses the one that is also the user name, else the first. */
    private static Optional<String> email(IntuneApi.ManagedDevice record, Optional<String> username) {
        var known = IntuneDevices.known(record.emailAddress);
        if (known.isEmpty()) {
            return known;
        }
        if (isOneWord(known.get())) {
            return plain(record, known.get());
        }
        var addresses = BETWEEN_ADDRESSES
                .splitAsStream(known.get())
                .flatMap(address -> plain(record, address).stream())
                .toList();
        return addresses.stream()
                .filter(address -> username.filter(address::equalsIgnoreCase).isPresent())
                .findFirst()
                .or(() -> addresses.stream().findFirst());
    }

    /** As nearly all are, and looked for without an expression, of which a hundred thousand take their time. */
    private static boolean isOneWord(String text) {
        return text.indexOf(' ') < 0 && text.indexOf(',') < 0 && text.indexOf(';') < 0;
    }

    /** Before the names of users of Android Enterprise there may be 32 hexadecimal digits. */
    private static Optional<String> plain(IntuneApi.ManagedDevice record, @Nullable String name) {
        var known = IntuneDevices.known(name);
        var system = record.operatingSystem == null ? "" : record.operatingSystem.stripLeading();
        var isAndroid = system.regionMatches(true, 0, ANDROID, 0, ANDROID.length());
        return isAndroid ? known.map(text -> ANDROID_PREFIX.matcher(text).replaceFirst("")) : known;
    }

    private static boolean isUserless(IntuneApi.ManagedDevice record) {
        var type = record.deviceEnrollmentType == null
                ? ""
                : record.deviceEnrollmentType.strip().toLowerCase(Locale.ROOT);
        return type.endsWith("userless") || type.endsWith("withoutuser");
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).asStringOpt().orElse(null);
    }
}
