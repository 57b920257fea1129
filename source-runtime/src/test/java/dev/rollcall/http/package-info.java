/** Tests of outbound HTTP, over real HTTP. */
@NullMarked
package dev.rollcall.http;

import org.jspecify.annotations.NullMarked;
