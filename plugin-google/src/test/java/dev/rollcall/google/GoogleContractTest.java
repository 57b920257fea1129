package dev.rollcall.google;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** The contract, where a device without a user says nothing. */
final class GoogleContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new GoogleSource();
    }

    @Override
    protected VendorSimulator simulator() {
        return new GoogleSimulator();
    }
}
