/** Tells people what waits for them or has gone wrong, by mail and webhooks, without flooding them. */
@NullMarked
package dev.rollcall.host.notification;

import org.jspecify.annotations.NullMarked;
