/** Who did what: the audit trail, a chain of entries that shows what was changed or cut out. */
@NullMarked
package dev.rollcall.host.audit;

import org.jspecify.annotations.NullMarked;
