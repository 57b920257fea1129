/** Writes in bulk against writes one by one. */
@NullMarked
package dev.rollcall.benchmark.writing;

import org.jspecify.annotations.NullMarked;
