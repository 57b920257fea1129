/** Tests of connections. */
@NullMarked
package dev.rollcall.host.connection;

import org.jspecify.annotations.NullMarked;
