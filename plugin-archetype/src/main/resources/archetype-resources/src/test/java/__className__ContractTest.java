package ${package};

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** The contract that every provider passes. Each inherited test lets the source meet one situation. */
class ${className}ContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new ${className}Source();
    }

    @Override
    protected VendorSimulator simulator() {
        return new ${className}Simulator();
    }
}
