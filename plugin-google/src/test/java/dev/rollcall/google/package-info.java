/** A simulated Google, and the plugin tried on it. */
@NullMarked
package dev.rollcall.google;

import org.jspecify.annotations.NullMarked;
