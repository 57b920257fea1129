/**
 * Stateful tenants of MDMs, in the vendors' own wire formats: the devices of a generated fleet and such as are added by
 * hand, which may be handed on, wiped, enrolled anew or lost while somebody reads.
 */
@NullMarked
package dev.rollcall.sandbox.mdm;

import org.jspecify.annotations.NullMarked;
