package dev.rollcall.host.access.senders;

import dev.rollcall.host.web.Signature;

/**
 * A message as it came.
 *
 * @param id {@link Signature#ID}; empty if there is none
 * @param time {@link Signature#TIME}; empty if there is none
 * @param signatures {@link Signature#SIGNATURES}
 * @param body as it was sent, byte for byte
 */
// The bytes are looked at once, by whoever made it.
@SuppressWarnings("ArrayRecordComponent")
public record SignedMessage(String id, String time, String signatures, byte[] body) {}
