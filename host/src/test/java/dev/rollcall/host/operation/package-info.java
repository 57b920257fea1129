@NullMarked
package dev.rollcall.host.operation;

import org.jspecify.annotations.NullMarked;
