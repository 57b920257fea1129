/** What a provider asks an admin for, and the values that were entered. */
@NullMarked
package dev.rollcall.api.setting;

import org.jspecify.annotations.NullMarked;
