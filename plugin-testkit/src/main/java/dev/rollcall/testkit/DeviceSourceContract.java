package dev.rollcall.testkit;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every provider has to fulfil. A vendor extends it in a test of the plugin, and all its tests run on the vendor's
 * source and simulator:
 *
 * <pre>{@code
 * class AcmeContractTest extends DeviceSourceContract {
 *     @Override
 *     protected DeviceSource source() {
 *         return new AcmeSource();
 *     }
 *
 *     @Override
 *     protected VendorSimulator simulator() {
 *         return new AcmeSimulator();
 *     }
 * }
 * }</pre>
 *
 * <p>A test that needs an optional ability ({@link dev.rollcall.api.DeviceLookup},
 * {@link dev.rollcall.api.DetailedSource}, {@link dev.rollcall.api.ChangeFeed}, {@link dev.rollcall.api.DeviceHints}) is
 * skipped where the source has it not.
 */
@ExtendWith(BenchResolver.class)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class DeviceSourceContract
        implements SpecFacts,
                CheckFacts,
                ReadingFacts,
                FailureFacts,
                HarmlessnessFacts,
                LookupFacts,
                DetailFacts,
                ChangeFacts,
                HintFacts {

    /** The source under test; a new one for each call. */
    protected abstract DeviceSource source();

    /** A simulator with an empty tenant; a new one for each call. The kit closes it. */
    protected abstract VendorSimulator simulator();
}
