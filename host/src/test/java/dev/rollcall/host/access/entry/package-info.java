@NullMarked
package dev.rollcall.host.access.entry;

import org.jspecify.annotations.NullMarked;
