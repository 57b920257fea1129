/** The API as its clients meet it: over HTTP, on a real port. */
@NullMarked
package dev.rollcall.host.web;

import org.jspecify.annotations.NullMarked;
