/** Which asset platform the host works beside: what people and the configuration say of it, and its pages. */
@NullMarked
package dev.rollcall.host.platform;

import org.jspecify.annotations.NullMarked;
