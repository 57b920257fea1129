package dev.rollcall.testkit.sample;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

class SampleSourceContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new SampleSource();
    }

    @Override
    protected VendorSimulator simulator() {
        return new SampleSimulator();
    }
}
