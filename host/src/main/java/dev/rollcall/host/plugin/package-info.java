/** Provider plugins: found, checked, loaded, used, upgraded and removed while the host runs. The only package that sees PF4J. */
@NullMarked
package dev.rollcall.host.plugin;

import org.jspecify.annotations.NullMarked;
