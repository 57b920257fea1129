/** Providers that are wrapped to be measured: without rate limits, or as copies under other names. */
@NullMarked
package dev.rollcall.benchmark.plugin;

import org.jspecify.annotations.NullMarked;
