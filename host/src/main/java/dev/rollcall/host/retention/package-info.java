/** How long the journal and the audit trail are kept, and the erasure of a person from both. */
@NullMarked
package dev.rollcall.host.retention;

import org.jspecify.annotations.NullMarked;
