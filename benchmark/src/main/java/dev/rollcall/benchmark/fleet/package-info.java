/** Made-up tenants in the vendors' wire formats: what they answer, and how a bare client reads them. */
@NullMarked
package dev.rollcall.benchmark.fleet;

import org.jspecify.annotations.NullMarked;
