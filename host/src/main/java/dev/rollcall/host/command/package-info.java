/** The commands of the launcher. */
@NullMarked
package dev.rollcall.host.command;

import org.jspecify.annotations.NullMarked;
