/** The benchmarks: where they start, and what they have in common. No part of the product. */
@NullMarked
package dev.rollcall.benchmark;

import org.jspecify.annotations.NullMarked;
