/**
 * A stateful GLPI 10.0.19 and 11.0.6 on 127.0.0.1: the legacy REST API of both as recordings of running ones show it, with
 * what people, agents, business rules and accidents do to it.
 */
@NullMarked
package dev.rollcall.sandbox.glpi;

import org.jspecify.annotations.NullMarked;
