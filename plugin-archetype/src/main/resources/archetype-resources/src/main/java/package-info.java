/** The Rollcall provider for ${providerName}. */
@NullMarked
package ${package};

import org.jspecify.annotations.NullMarked;
