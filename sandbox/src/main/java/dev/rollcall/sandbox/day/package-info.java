/** A whole company, whose devices, people and orders go through scripted days. */
@NullMarked
package dev.rollcall.sandbox.day;

import org.jspecify.annotations.NullMarked;
