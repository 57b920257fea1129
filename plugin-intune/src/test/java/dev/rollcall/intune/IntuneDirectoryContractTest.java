package dev.rollcall.intune;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** A tenant whose users' addresses come from Entra ID. */
final class IntuneDirectoryContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new IntuneSource();
    }

    @Override
    protected VendorSimulator simulator() {
        return new IntuneSimulator().with(IntuneSpec.USERS, IntunePolicy.Users.DIRECTORY.value());
    }
}
