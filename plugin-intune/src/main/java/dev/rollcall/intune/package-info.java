/** The provider for Microsoft Intune. */
@NullMarked
package dev.rollcall.intune;

import org.jspecify.annotations.NullMarked;
