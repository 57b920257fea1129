/** Measures the start of the host, and what of it takes how long. */
@NullMarked
package dev.rollcall.benchmark.start;

import org.jspecify.annotations.NullMarked;
