/** Snipe-IT, v8.1.4 and newer, through its REST API. */
@NullMarked
package dev.rollcall.host.asset.snipeit;

import org.jspecify.annotations.NullMarked;
