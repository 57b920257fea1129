/** Measures reading through a plugin against a bare WebClient. */
@NullMarked
package dev.rollcall.benchmark.reading;

import org.jspecify.annotations.NullMarked;
