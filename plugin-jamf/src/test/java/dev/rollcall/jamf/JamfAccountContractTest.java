package dev.rollcall.jamf;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.DeviceSourceContract;
import dev.rollcall.testkit.simulator.VendorSimulator;

/** An old server of one's own, under a path, asked by an account. */
final class JamfAccountContractTest extends DeviceSourceContract {
    @Override
    protected DeviceSource source() {
        return new JamfSource();
    }

    @Override
    protected VendorSimulator simulator() {
        return new JamfSimulator(JamfTokens.ofAccount()).onlyVersions("v1").under("/jss");
    }
}
