/** The demo as people run it. */
@NullMarked
package dev.rollcall.demo;

import org.jspecify.annotations.NullMarked;
