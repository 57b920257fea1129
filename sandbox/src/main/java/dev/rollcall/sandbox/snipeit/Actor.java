package dev.rollcall.sandbox.snipeit;

/**
 * Who writes, as the log names it.
 *
 * @param userId the user; 0 for none
 * @param source {@code api}, {@code gui} or {@code cli/unknown}
 */
record Actor(int userId, String source) {}
