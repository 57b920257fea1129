/** The provider for Iru, formerly Kandji. */
@NullMarked
package dev.rollcall.kandji;

import org.jspecify.annotations.NullMarked;
