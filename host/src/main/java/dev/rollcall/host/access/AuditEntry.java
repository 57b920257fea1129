package dev.rollcall.host.access;

import java.time.Instant;

/**
 * One line of the audit trail.
 *
 * @param id in the order in which they were written
 * @param at when
 * @param who a person, a token, or a file
 * @param what was done, in a few words
 * @param details for people; holds no secret
 */
public record AuditEntry(long id, Instant at, String who, String what, String details) {}
