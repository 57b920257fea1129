@NullMarked
package dev.rollcall.distribution;

import org.jspecify.annotations.NullMarked;
