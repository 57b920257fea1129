@NullMarked
package dev.rollcall.host.audit;

import org.jspecify.annotations.NullMarked;
