/**
 * A run from trigger to report: read both sides, decide, guard, write, tell. What to decide is {@code reconcile}'s; here
 * is who asks it, with what, and what becomes of the answer.
 */
@NullMarked
package dev.rollcall.host.sync;

import org.jspecify.annotations.NullMarked;
