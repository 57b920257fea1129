/** The tenants, as the real plugins see them. */
@NullMarked
package dev.rollcall.sandbox.mdm;

import org.jspecify.annotations.NullMarked;
