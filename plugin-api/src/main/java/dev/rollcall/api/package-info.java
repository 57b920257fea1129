/**
 * The contract between Rollcall and a provider. A vendor implements {@link dev.rollcall.api.DeviceSource}, and as many
 * of the optional abilities as the MDM has: {@link dev.rollcall.api.DeviceLookup},
 * {@link dev.rollcall.api.DetailedSource}, {@link dev.rollcall.api.ChangeFeed}, {@link dev.rollcall.api.DeviceHints}.
 */
@NullMarked
package dev.rollcall.api;

import org.jspecify.annotations.NullMarked;
