package dev.rollcall.sandbox.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A device as an MDM holds it, in no vendor's words. Simulated tenants translate it into their own.
 *
 * @param index 0 and up; stands for the device's id
 * @param serial as the MDM reports it, trap or not; empty text for none
 * @param trueSerial what is printed on it; two records of one device share it
 * @param user empty where the MDM says nobody, and where it says nothing ({@link #isUserReported})
 * @param isUserReported whether the MDM says anything about a user
 * @param memoryBytes 0 or less where it is not known
 * @param storageBytes 0 or less where it is not known
 * @param lastContact may be a sentinel: year 1, 1970, 9999
 * @param traps which traps it holds
 */
public record FleetDevice(
        int index,
        String serial,
        String trueSerial,
        String name,
        FleetModel model,
        String osVersion,
        Optional<FleetUser> user,
        boolean isUserReported,
        FleetEnrolment enrolment,
        Instant enrolled,
        Instant lastContact,
        List<String> macs,
        long memoryBytes,
        long storageBytes,
        Set<Trap> traps) {

    public FleetDevice {
        macs = List.copyOf(macs);
        traps = Set.copyOf(traps);
    }

    public boolean has(Trap trap) {
        return traps.contains(trap);
    }
}
