/** The people who log in. */
@NullMarked
package dev.rollcall.host.access.people;

import org.jspecify.annotations.NullMarked;
