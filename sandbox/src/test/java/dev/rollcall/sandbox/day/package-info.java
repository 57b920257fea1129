@NullMarked
package dev.rollcall.sandbox.day;

import org.jspecify.annotations.NullMarked;
