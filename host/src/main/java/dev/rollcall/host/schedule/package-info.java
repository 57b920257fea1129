/** Starts the syncs that are due by themselves. The only package that sees db-scheduler. */
@NullMarked
package dev.rollcall.host.schedule;

import org.jspecify.annotations.NullMarked;
