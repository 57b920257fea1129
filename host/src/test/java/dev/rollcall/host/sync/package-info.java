/** Whole runs, over HTTP, with the built plugins and a company of the sandbox. */
@NullMarked
package dev.rollcall.host.sync;

import org.jspecify.annotations.NullMarked;
