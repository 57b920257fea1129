package dev.rollcall.testkit;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedUser;

/** Compares a delivered device with what the MDM says. */
final class DeviceFacts {
    private DeviceFacts() {}

    static void compare(SimulatedDevice simulated, Device delivered, boolean saysNobody) {
        compareSerial(simulated, delivered);
        compareEnrolment(simulated, delivered);
        compareUser(simulated, delivered.user(), saysNobody);
    }

    private static void compareSerial(SimulatedDevice simulated, Device delivered) {
        if (!delivered.serial().filter(simulated.serial()::equals).isPresent()) {
            throw new ContractBreach(
                    "The MDM says the serial " + simulated.serial() + " of " + simulated.sourceId()
                            + ", and the source delivered " + delivered.serial().orElse("none") + ".",
                    "Deliver the serial in the MDM's spelling.");
        }
    }

    private static void compareEnrolment(SimulatedDevice simulated, Device delivered) {
        if (delivered.enrolment().isEnrolled() != simulated.isEnrolled()) {
            throw new ContractBreach(
                    "The MDM says that " + simulated.sourceId() + " is " + (simulated.isEnrolled() ? "" : "not ")
                            + "enrolled, and the source delivered the state "
                            + delivered.enrolment().state() + ".",
                    "Map each of the MDM's states (R6); one that you do not know is UNKNOWN.");
        }
    }

    private static void compareUser(SimulatedDevice simulated, ObservedUser delivered, boolean saysNobody) {
        var id = simulated.sourceId();
        if (simulated.user() instanceof SimulatedUser.Somebody somebody) {
            if (!isThat(somebody, delivered)) {
                throw new ContractBreach(
                        "The MDM says that " + somebody.email() + " is the user of " + id
                                + ", and the source delivered " + said(delivered) + ".",
                        "Deliver an AssignedUser with the e-mail address, or with the user name where the MDM has no "
                                + "other.");
            }
            return;
        }
        var isNobody = simulated.user() instanceof SimulatedUser.Nobody;
        if (isNobody && saysNobody && !(delivered instanceof ObservedUser.Unassigned)) {
            throw new ContractBreach(
                    "The MDM says that nobody is the user of " + id + ", and the source delivered " + said(delivered)
                            + ".",
                    "Deliver ObservedUser.unassigned(); else no assignee is ever removed (R22).");
        }
        if (!isNobody && !(delivered instanceof ObservedUser.NotReported)) {
            throw new ContractBreach(
                    "The MDM does not say who the user of " + id + " is, and the source delivered " + said(delivered)
                            + ".",
                    "Deliver ObservedUser.notReported(); \"nobody\" would clear the assignee (R22).");
        }
    }

    private static boolean isThat(SimulatedUser.Somebody somebody, ObservedUser delivered) {
        return delivered instanceof AssignedUser user
                && user.email()
                        .or(user::username)
                        .filter(somebody.email()::equalsIgnoreCase)
                        .isPresent();
    }

    private static String said(ObservedUser user) {
        return user.match(assigned -> "the user " + assigned, nobody -> "\"nobody\"", silent -> "\"not reported\"");
    }
}
