package dev.rollcall.kandji;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** The contract, on a tenant that states its total as Iru did in 2022 and 2023. */
class KandjiContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new KandjiSource();
    }

    @Override
    protected VendorSimulator simulator() {
        return new KandjiSimulator(true);
    }
}
