@NullMarked
package dev.rollcall.host.retention;

import org.jspecify.annotations.NullMarked;
