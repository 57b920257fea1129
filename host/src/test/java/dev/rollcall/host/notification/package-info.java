@NullMarked
package dev.rollcall.host.notification;

import org.jspecify.annotations.NullMarked;
