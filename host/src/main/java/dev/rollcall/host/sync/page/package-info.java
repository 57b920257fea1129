/** The pages of runs, of what they changed, and of the history of a device. */
@NullMarked
package dev.rollcall.host.sync.page;

import org.jspecify.annotations.NullMarked;
