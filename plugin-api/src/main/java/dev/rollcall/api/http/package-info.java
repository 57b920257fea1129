/** The HTTP that a source is given: what it asks, what it gets, and what it declares about the MDM's API. */
@NullMarked
package dev.rollcall.api.http;

import org.jspecify.annotations.NullMarked;
