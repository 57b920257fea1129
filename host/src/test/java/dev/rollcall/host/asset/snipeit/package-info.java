/** The Snipe-IT adapter against the sandbox, over real HTTP. */
@NullMarked
package dev.rollcall.host.asset.snipeit;

import org.jspecify.annotations.NullMarked;
