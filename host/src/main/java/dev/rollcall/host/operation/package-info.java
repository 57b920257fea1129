/** What tells those who run the host how it is: its health and its metrics. Neither asks an MDM or the platform anything. */
@NullMarked
package dev.rollcall.host.operation;

import org.jspecify.annotations.NullMarked;
