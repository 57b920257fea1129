/** Connections: which tenants of which MDMs there are, with their settings, secrets and policy. */
@NullMarked
package dev.rollcall.host.connection;

import org.jspecify.annotations.NullMarked;
