package dev.rollcall.intune;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** A tenant, asked by an app registration with a secret. */
final class IntuneContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new IntuneSource();
    }

    @Override
    protected VendorSimulator simulator() {
        return new IntuneSimulator();
    }
}
