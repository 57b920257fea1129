package dev.rollcall.jamf;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** A server of today, asked by an API client. */
final class JamfContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new JamfSource();
    }

    @Override
    protected VendorSimulator simulator() {
        return new JamfSimulator();
    }
}
