/** Generated fleets: devices as no particular vendor reports them, with the traps that real ones hold. */
@NullMarked
package dev.rollcall.sandbox.fleet;

import org.jspecify.annotations.NullMarked;
