/** Programs that sign their messages, each with a secret of its own. */
@NullMarked
package dev.rollcall.host.access.senders;

import org.jspecify.annotations.NullMarked;
