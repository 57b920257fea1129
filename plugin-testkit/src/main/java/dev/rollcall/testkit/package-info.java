/**
 * The contract tests that every provider passes. A plugin that is green here reads every device of its MDM or says that
 * it did not, which is what people's laptops depend on.
 *
 * <p>How to use it:
 *
 * <ol>
 *   <li>Put this module into the plugin's test scope. It brings JUnit, AssertJ and the host's own HTTP.
 *   <li>Write {@code AcmeSimulator extends VendorSimulator}: the MDM in its own wire format. From
 *       {@link dev.rollcall.testkit.simulator.VendorSimulator#tenant} it answers what the plugin asks; it checks the
 *       credential, cuts pages with {@code page} or {@code pageSize}, and says of each request what it asks for
 *       ({@code classify}). Take the format from the vendor's documents and from recorded answers, the odd parts too:
 *       the simulator is as good a witness as it is faithful.
 *   <li>Write {@code AcmeContractTest extends DeviceSourceContract}, which names the source and the simulator. That is
 *       all; run it with the plugin's other tests. It takes a few seconds.
 * </ol>
 *
 * <p>Each test lets the plugin meet one situation, through the runtime that the host uses: pages, drift, failing
 * answers, expired tokens, missing permissions, an interrupt. Where the plugin breaks the contract, the test fails with a
 * {@link dev.rollcall.testkit.ContractBreach}: what the plugin did, and what to do. No test waits: back-off,
 * {@code Retry-After} and the plugin's own pace take no time here. Optional abilities are tested where the source has
 * them and skipped, with a message, where not.
 *
 * <p>Read first the failures of {@code specIsConstant} and {@code deliversEveryDeviceOfEveryPageOnce}: where they fail,
 * so does most else. A failure that begins with "The simulator" is the simulator's own. Tests of what is particular to a
 * vendor, such as odd values in a record, are the plugin's own; the simulator serves them too, with the faults of
 * {@link dev.rollcall.testkit.simulator.VendorSimulator#onRequest} and the journal.
 */
@NullMarked
package dev.rollcall.testkit;

import org.jspecify.annotations.NullMarked;
