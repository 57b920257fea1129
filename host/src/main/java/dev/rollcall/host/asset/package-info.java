/** The asset platform: the records it is read into, as far as the rules of reconciliation need them. */
@NullMarked
package dev.rollcall.host.asset;

import org.jspecify.annotations.NullMarked;
