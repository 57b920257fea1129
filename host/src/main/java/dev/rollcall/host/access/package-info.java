/** Who may call. */
@NullMarked
package dev.rollcall.host.access;

import org.jspecify.annotations.NullMarked;
