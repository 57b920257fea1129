@NullMarked
package dev.rollcall.sandbox;

import org.jspecify.annotations.NullMarked;
