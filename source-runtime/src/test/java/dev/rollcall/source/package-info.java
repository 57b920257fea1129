/** Tests of readings and their completeness. */
@NullMarked
package dev.rollcall.source;

import org.jspecify.annotations.NullMarked;
