@NullMarked
package dev.rollcall.sandbox.glpi;

import org.jspecify.annotations.NullMarked;
