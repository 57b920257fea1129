/**
 * A stateful platform that speaks Snipe-IT's REST API with its surprises. What it does was measured at a Snipe-IT
 * v8.1.4; where later versions differ, that was read from their source.
 */
@NullMarked
package dev.rollcall.sandbox.snipeit;

import org.jspecify.annotations.NullMarked;
