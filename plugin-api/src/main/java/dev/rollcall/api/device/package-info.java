/** What an MDM reports of a device, in terms that are the same for every provider. */
@NullMarked
package dev.rollcall.api.device;

import org.jspecify.annotations.NullMarked;
