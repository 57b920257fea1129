/** The tokens that programs call with. */
@NullMarked
package dev.rollcall.host.access.tokens;

import org.jspecify.annotations.NullMarked;
