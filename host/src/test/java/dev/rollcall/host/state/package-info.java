/** The databases that tests keep state in. */
@NullMarked
package dev.rollcall.host.state;

import org.jspecify.annotations.NullMarked;
