package dev.rollcall.testkit.sample;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.Lenient;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Wire record to device. */
final class SampleDevices {
    private SampleDevices() {}

    static Device device(SampleApi.ListedDevice listed) {
        var isManaged = "managed".equals(listed.state());
        return Device.withId(listed.id())
                .serial(listed.serial())
                .enrolment(isManaged ? Enrolment.State.ENROLLED : Enrolment.State.LEFT, String.valueOf(listed.state()))
                .user(user(listed.user()))
                .lastContact(Lenient.instant(listed.seen()))
                .spec(StandardSpecs.NAME, listed.name())
                .spec(StandardSpecs.MODEL, listed.model())
                .build();
    }

    static Device device(SampleApi.Details details) {
        return Device.withId(details.id())
                .spec(StandardSpecs.MEMORY, details.memory())
                .build();
    }

    /** Jackson gives a field that is missing as Java null, and one that is null as a node. */
    private static ObservedUser user(@Nullable JsonNode user) {
        if (user == null) {
            return ObservedUser.notReported();
        }
        if (user.isNull()) {
            return ObservedUser.unassigned();
        }
        return AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
                .email(user.at("/email").asString(""))
                .displayName(user.at("/name").asString(""))
                .build();
    }
}
