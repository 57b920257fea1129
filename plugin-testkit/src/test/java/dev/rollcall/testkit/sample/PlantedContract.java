package dev.rollcall.testkit.sample;

import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** Run by {@link PlantedFaultsTest} only. */
abstract class PlantedContract extends DeviceSourceContract {
    @Override
    protected VendorSimulator simulator() {
        return new SampleSimulator();
    }
}
