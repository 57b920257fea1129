/** The sidecar itself: how it starts and what it is configured with. */
@NullMarked
package dev.rollcall.host;

import org.jspecify.annotations.NullMarked;
