/** What is kept of runs, on both databases. */
@NullMarked
package dev.rollcall.host.journal;

import org.jspecify.annotations.NullMarked;
