@NullMarked
package dev.rollcall.host.access.tokens;

import org.jspecify.annotations.NullMarked;
