/**
 * What is kept of runs: changes through their whole life, what connections have seen, what Rollcall has ended, what the
 * platform refused and what people took back. Storage only; what it means is decided in {@code reconcile}.
 */
@NullMarked
package dev.rollcall.host.journal;

import org.jspecify.annotations.NullMarked;
