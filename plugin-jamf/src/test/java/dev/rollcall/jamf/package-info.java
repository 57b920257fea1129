/** Jamf Pro, simulated, and the tests of its provider. */
@NullMarked
package dev.rollcall.jamf;

import org.jspecify.annotations.NullMarked;
