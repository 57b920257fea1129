/** How callers come in, and what each may do. */
@NullMarked
package dev.rollcall.host.access.entry;

import org.jspecify.annotations.NullMarked;
