package dev.rollcall.kandji;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** The contract, on a tenant whose header of the total says nothing, as Iru's documents promise. */
class KandjiWithoutTotalContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new KandjiSource();
    }

    @Override
    protected VendorSimulator simulator() {
        return new KandjiSimulator(false);
    }
}
