@NullMarked
package dev.rollcall.sandbox.fleet;

import org.jspecify.annotations.NullMarked;
