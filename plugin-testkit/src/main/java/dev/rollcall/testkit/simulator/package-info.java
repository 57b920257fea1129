/**
 * A simulated MDM on loopback: the vendor says how it answers ({@link dev.rollcall.testkit.simulator.VendorSimulator}),
 * the kit adds faults, changes of the tenant, and a journal of what was asked.
 */
@NullMarked
package dev.rollcall.testkit.simulator;

import org.jspecify.annotations.NullMarked;
