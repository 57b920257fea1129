@NullMarked
package dev.rollcall.host.sync.page;

import org.jspecify.annotations.NullMarked;
