/** Places to try Rollcall in without a real platform or MDM. */
@NullMarked
package dev.rollcall.sandbox;

import org.jspecify.annotations.NullMarked;
