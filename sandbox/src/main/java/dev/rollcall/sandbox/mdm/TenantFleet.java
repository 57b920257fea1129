package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetDevice;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetOptions;
import java.util.function.IntPredicate;

/**
 * Which devices of a fleet a tenant begins with. Several tenants may hold the same device.
 *
 * @param holds by the device's index; a device that the vendor cannot manage is left out whatever it says
 */
public record TenantFleet(FleetGenerator fleet, IntPredicate holds) {

    /** All that the vendor can manage. */
    public static TenantFleet all(FleetGenerator fleet) {
        return new TenantFleet(fleet, index -> true);
    }

    /** None: every device is added by hand. */
    public static TenantFleet none() {
        return all(new FleetGenerator(0, FleetOptions.of(0)));
    }

    FleetDevice device(int index) {
        return fleet.device(index);
    }
}
