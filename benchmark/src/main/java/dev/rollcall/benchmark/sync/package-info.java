/** Measures whole syncs. */
@NullMarked
package dev.rollcall.benchmark.sync;

import org.jspecify.annotations.NullMarked;
