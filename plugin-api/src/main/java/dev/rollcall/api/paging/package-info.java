/** Ready-made walks through an MDM's list, for the styles of paging that are met. */
@NullMarked
package dev.rollcall.api.paging;

import org.jspecify.annotations.NullMarked;
