package dev.rollcall.host.command;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A device as people and programs read it. */
final class DeviceText {
    private DeviceText() {}

    static final String[] TITLES = {"ID", "SERIAL", "NAME", "MODEL", "OS", "USER", "ENROLMENT", "LAST CONTACT"};

    /** The cells of a row under {@link #TITLES}; what is not reported is a hyphen. */
    static List<String> row(Device device) {
        var os = device.spec(StandardSpecs.OS).orElse("") + " "
                + device.spec(StandardSpecs.OS_VERSION).orElse("");
        return List.of(
                device.sourceId(),
                device.serial().orElse("-"),
                device.spec(StandardSpecs.NAME).orElse("-"),
                device.spec(StandardSpecs.MODEL).orElse("-"),
                os.isBlank() ? "-" : os.strip(),
                user(device.user()),
                enrolment(device.enrolment()),
                device.lastContact().map(Object::toString).orElse("-"));
    }

    /** The device as a JSON object: known values only. */
    static Map<String, Object> json(Device device, String partition) {
        var json = new LinkedHashMap<String, Object>();
        json.put("partition", partition);
        json.put("id", device.sourceId());
        device.serial().ifPresent(serial -> json.put("serial", serial));
        json.put("user", userJson(device.user()));
        json.put(
                "enrolment",
                Map.of(
                        "state", device.enrolment().state().name(),
                        "enrolled", device.enrolment().isEnrolled(),
                        "reported", device.enrolment().reported()));
        device.ownership().ifPresent(ownership -> json.put("ownership", ownership.name()));
        device.lastContact().ifPresent(contact -> json.put("lastContact", contact.toString()));
        device.lastEnrolled().ifPresent(enrolled -> json.put("lastEnrolled", enrolled.toString()));
        var specs = new LinkedHashMap<String, Object>();
        device.specs().forEach((key, value) -> specs.put(key.name(), value));
        json.put("specs", specs);
        return json;
    }

    private static String user(ObservedUser user) {
        return user.match(AssignedUser::toString, nobody -> "nobody", silent -> "not reported");
    }

    private static String enrolment(Enrolment enrolment) {
        return enrolment.state().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> userJson(ObservedUser user) {
        return user.match(
                DeviceText::assignedJson,
                nobody -> Map.of("observed", "UNASSIGNED"),
                silent -> silent.reason().isEmpty()
                        ? Map.of("observed", "NOT_REPORTED")
                        : Map.of("observed", "NOT_REPORTED", "reason", silent.reason()));
    }

    private static Map<String, Object> assignedJson(AssignedUser user) {
        var json = new LinkedHashMap<String, Object>();
        json.put("observed", "ASSIGNED");
        json.put("evidence", user.evidence().name());
        user.email().ifPresent(email -> json.put("email", email));
        user.username().ifPresent(name -> json.put("username", name));
        user.displayName().ifPresent(name -> json.put("displayName", name));
        if (user.isArchived()) {
            json.put("archived", true);
        }
        return json;
    }
}
