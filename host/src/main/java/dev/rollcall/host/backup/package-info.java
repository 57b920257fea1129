/** A copy of the embedded database and the plugins in one file, made while the host runs, and the way back from it. */
@NullMarked
package dev.rollcall.host.backup;

import org.jspecify.annotations.NullMarked;
