package dev.rollcall.google;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** The contract, for an organisation that keeps the user of every device, and from a Google that counts no devices. */
final class GoogleKeptUsersContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new GoogleSource();
    }

    @Override
    protected VendorSimulator simulator() {
        return new GoogleSimulator(true, false);
    }
}
