/** Outbound HTTP: pace, retries, tokens, guards and counting, written once for everything that calls out. */
@NullMarked
package dev.rollcall.http;

import org.jspecify.annotations.NullMarked;
