/** What every server of the sandbox stands on. */
@NullMarked
package dev.rollcall.sandbox.server;

import org.jspecify.annotations.NullMarked;
