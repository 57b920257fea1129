/** Who did what: the audit trail. */
@NullMarked
package dev.rollcall.host.access;

import org.jspecify.annotations.NullMarked;
