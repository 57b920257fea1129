/** A small MDM with its plugin: green on the contract, and with one fault planted at a time. */
@NullMarked
package dev.rollcall.testkit.sample;

import org.jspecify.annotations.NullMarked;
