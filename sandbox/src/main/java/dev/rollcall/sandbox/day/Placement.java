package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.fleet.Dice;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel.Os;
import java.util.EnumSet;
import java.util.Set;

/** Which tenant a device of the company begins in: Apple's are shared out, some are in both, the rest is Kandji's. */
enum Placement {
    KANDJI,
    JAMF,
    BOTH,
    NONE;

    private static final Set<Os> APPLE = EnumSet.of(Os.MACOS, Os.IOS);
    private static final int STREAM = 1_000_000_007;

    static Placement of(FleetGenerator fleet, long seed, int index) {
        var system = fleet.device(index).model().os();
        if (system == Os.CHROMEOS) {
            return NONE;
        }
        var lot = new Dice(seed ^ STREAM, index).below(100);
        if (!APPLE.contains(system) || lot < 55) {
            return KANDJI;
        }
        return lot < 95 ? JAMF : BOTH;
    }

    boolean isInKandji() {
        return this == KANDJI || this == BOTH;
    }

    boolean isInJamf() {
        return this == JAMF || this == BOTH;
    }
}
