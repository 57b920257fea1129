/** Tests of the platform's settings. */
@NullMarked
package dev.rollcall.host.platform;

import org.jspecify.annotations.NullMarked;
