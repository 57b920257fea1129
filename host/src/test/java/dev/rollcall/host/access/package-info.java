/** Who is let in. */
@NullMarked
package dev.rollcall.host.access;

import org.jspecify.annotations.NullMarked;
