/** Reading an MDM through its plugin: what a source is given, what it delivered, and whether that is all. */
@NullMarked
package dev.rollcall.source;

import org.jspecify.annotations.NullMarked;
