package ${package};

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.Lenient;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.http.RowException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes devices of the records of ${providerName}. Pure: no request is sent from here. */
final class ${className}Devices {
    private ${className}Devices() {}

    /** What is null or blank in the record counts as not reported, and blanks nothing in the platform. */
    static Device device(${className}Api.ListedDevice listed) throws RowException {
        if (listed.id() == null || listed.id().isBlank()) {
            throw new RowException("The record has no id.");
        }
        return Device.withId(listed.id())
                .serial(listed.serial())
                .enrolment(state(listed.state()), String.valueOf(listed.state()))
                .user(user(listed.owner()))
                .lastContact(Lenient.instant(listed.lastSeen()))
                .spec(StandardSpecs.NAME, listed.name())
                .spec(StandardSpecs.MODEL, listed.model())
                .spec(StandardSpecs.OS, listed.os())
                .spec(StandardSpecs.OS_VERSION, listed.osVersion())
                .spec(StandardSpecs.MEMORY, Lenient.mebibytes(listed.memoryMib()))
                .build();
    }

    /** Each word that the API has. A word that is not known says nothing against the device, which stays enrolled. */
    private static Enrolment.State state(@Nullable String state) {
        return switch (String.valueOf(state)) {
            case "managed" -> Enrolment.State.ENROLLED;
            case "locked" -> Enrolment.State.LOCKED;
            case "pending" -> Enrolment.State.PENDING;
            case "retired" -> Enrolment.State.LEFT;
            default -> Enrolment.State.UNKNOWN;
        };
    }

    /**
     * "Nobody" and "not said" are never confused: the first clears an assignee, the second changes nothing. Jackson
     * gives a field that is missing as Java's null, and one that is null as a node.
     */
    private static ObservedUser user(@Nullable JsonNode owner) {
        if (owner == null) {
            return ObservedUser.notReported();
        }
        if (owner.isNull()) {
            return ObservedUser.unassigned();
        }
        if (!owner.isObject()) {
            return ObservedUser.notReported("the owner is in a form that is not known");
        }
        return AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
                .email(owner.path("email").asString(""))
                .displayName(owner.path("name").asString(""))
                .build();
    }
}
