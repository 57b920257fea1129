package dev.rollcall.source;

import java.util.Optional;

/**
 * A record that could not be read. Its device is not absent.
 *
 * @param sourceId the MDM's id, where at least that could be read
 * @param reason a sentence for people
 */
public record RejectedRecord(Optional<String> sourceId, String reason) {}
