@NullMarked
package dev.rollcall.host.access.senders;

import org.jspecify.annotations.NullMarked;
