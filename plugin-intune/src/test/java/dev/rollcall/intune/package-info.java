/** Microsoft Intune, simulated, and the tests of its provider. */
@NullMarked
package dev.rollcall.intune;

import org.jspecify.annotations.NullMarked;
