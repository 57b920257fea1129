package dev.rollcall.intune;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** A tenant whose primary users are asked for. */
final class IntunePrimaryContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new IntuneSource();
    }

    @Override
    protected VendorSimulator simulator() {
        return new IntuneSimulator().with(IntuneSpec.USERS, IntunePolicy.Users.PRIMARY.value());
    }
}
