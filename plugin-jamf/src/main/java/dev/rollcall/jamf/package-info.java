/** The provider for Jamf Pro. */
@NullMarked
package dev.rollcall.jamf;

import org.jspecify.annotations.NullMarked;
