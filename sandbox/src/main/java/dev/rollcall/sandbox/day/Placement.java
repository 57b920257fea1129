package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.fleet.Dice;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel.Os;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which tenant a device of the company begins in. Apple's are shared out between Kandji and Jamf, some are in both, and
 * the rest is Kandji's; in a company with all MDMs Intune has Android and most of Windows, and Google has ChromeOS.
 */
enum Placement {
    KANDJI,
    JAMF,
    BOTH,
    INTUNE,
    GOOGLE,
    NONE;

    private static final Set<Os> APPLE = EnumSet.of(Os.MACOS, Os.IOS);
    private static final int STREAM = 1_000_000_007;

    /** Percent. */
    private static final int KANDJIS_WINDOWS = 40;

    static Placement of(FleetGenerator fleet, CompanyOptions options, int index) {
        var system = fleet.device(index).model().os();
        if (system == Os.CHROMEOS) {
            return options.hasAllMdms() ? GOOGLE : NONE;
        }
        var lot = new Dice(options.seed() ^ STREAM, index).below(100);
        var isIntunes = system == Os.ANDROID || (system == Os.WINDOWS && lot >= KANDJIS_WINDOWS);
        if (options.hasAllMdms() && isIntunes) {
            return INTUNE;
        }
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

    boolean isInIntune() {
        return this == INTUNE;
    }

    boolean isInGoogle() {
        return this == GOOGLE;
    }
}
