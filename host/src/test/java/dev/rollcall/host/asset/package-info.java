/** What every asset platform does. */
@NullMarked
package dev.rollcall.host.asset;

import org.jspecify.annotations.NullMarked;
