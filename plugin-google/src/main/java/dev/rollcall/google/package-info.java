/** The provider for Google's ChromeOS devices. */
@NullMarked
package dev.rollcall.google;

import org.jspecify.annotations.NullMarked;
