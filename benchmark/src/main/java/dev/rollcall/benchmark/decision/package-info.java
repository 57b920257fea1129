/** Measures the rules alone: how fast they decide, and how much their index weighs. */
@NullMarked
package dev.rollcall.benchmark.decision;

import org.jspecify.annotations.NullMarked;
