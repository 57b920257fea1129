/** What replays of recordings have in common. */
@org.jspecify.annotations.NullMarked
package dev.rollcall.sandbox.replay;
