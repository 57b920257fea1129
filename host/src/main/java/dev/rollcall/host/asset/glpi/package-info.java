/** GLPI 10 and 11 by their legacy API, the one that writes in bulk and has all tables. */
@NullMarked
package dev.rollcall.host.asset.glpi;

import org.jspecify.annotations.NullMarked;
