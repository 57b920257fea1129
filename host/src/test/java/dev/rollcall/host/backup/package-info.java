@NullMarked
package dev.rollcall.host.backup;

import org.jspecify.annotations.NullMarked;
