@NullMarked
package dev.rollcall.host.asset.glpi;

import org.jspecify.annotations.NullMarked;
