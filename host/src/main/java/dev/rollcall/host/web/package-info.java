/** What all answers share: problem details, pages of lists, limits of requests, and the document that describes them. */
@NullMarked
package dev.rollcall.host.web;

import org.jspecify.annotations.NullMarked;
