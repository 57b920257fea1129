@NullMarked
package dev.rollcall.sandbox.snipeit;

import org.jspecify.annotations.NullMarked;
