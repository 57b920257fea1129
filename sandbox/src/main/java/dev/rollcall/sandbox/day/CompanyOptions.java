package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import java.time.InstantSource;

/**
 * What a company is like. Equal options make equal companies, ports apart.
 *
 * @param seed of everything that is generated
 * @param devices how many there are, in all tenants and in none
 * @param hasTraps whether devices are as odd as real ones; days touch only those that are not
 * @param hasAllMdms whether it has Microsoft Intune and Google ChromeOS, too
 * @param platform which asset platform it has
 * @param version which Snipe-IT, if it has one
 * @param ports where it listens
 * @param clock of the platform and of the tenants' tokens; what devices did last is counted back from its first reading
 */
public record CompanyOptions(
        long seed,
        int devices,
        boolean hasTraps,
        boolean hasAllMdms,
        Product platform,
        SnipeItVersion version,
        Ports ports,
        InstantSource clock) {

    /** Where the servers listen; 0 for a free port. The last two mean nothing to a company without all MDMs. */
    public record Ports(int platform, int kandji, int jamf, int intune, int google) {
        public static final Ports FREE = new Ports(0, 0, 0, 0, 0);
    }

    /** A company of that many devices with all traps, Snipe-IT 8.1.4 and free ports. */
    public static CompanyOptions of(int devices) {
        return new CompanyOptions(
                1, devices, true, false, Product.SNIPE_IT, SnipeItVersion.V8_1_4, Ports.FREE, InstantSource.system());
    }

    public CompanyOptions seed(long newSeed) {
        return new CompanyOptions(newSeed, devices, hasTraps, hasAllMdms, platform, version, ports, clock);
    }

    /** The same with devices that have nothing odd about them. */
    public CompanyOptions withoutTraps() {
        return new CompanyOptions(seed, devices, false, hasAllMdms, platform, version, ports, clock);
    }

    /** The same with Microsoft Intune, which takes over some devices of Kandji's, and with Google ChromeOS. */
    public CompanyOptions withAllMdms() {
        return new CompanyOptions(seed, devices, hasTraps, true, platform, version, ports, clock);
    }

    /** The same with another asset platform. */
    public CompanyOptions platform(Product newPlatform) {
        return new CompanyOptions(seed, devices, hasTraps, hasAllMdms, newPlatform, version, ports, clock);
    }

    public CompanyOptions version(SnipeItVersion newVersion) {
        return new CompanyOptions(seed, devices, hasTraps, hasAllMdms, platform, newVersion, ports, clock);
    }

    public CompanyOptions ports(Ports newPorts) {
        return new CompanyOptions(seed, devices, hasTraps, hasAllMdms, platform, version, newPorts, clock);
    }

    public CompanyOptions clock(InstantSource newClock) {
        return new CompanyOptions(seed, devices, hasTraps, hasAllMdms, platform, version, ports, newClock);
    }
}
