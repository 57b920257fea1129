/** One command that shows it all: a company, its MDMs, a host beside them, and a day. */
@NullMarked
package dev.rollcall.demo;

import org.jspecify.annotations.NullMarked;
