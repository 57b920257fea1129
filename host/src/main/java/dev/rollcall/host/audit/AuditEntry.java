package dev.rollcall.host.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the audit trail.
 *
 * @param id counts the entries, from 1, without a gap
 * @param at when
 * @param who a person, a token, or a file
 * @param from the address that the request came from; empty where none did
 * @param what was done, in a few words
 * @param details for people; holds no secret
 * @param digest of this entry and, through it, of all before
 */
public record AuditEntry(
        long id, Instant at, String who, Optional<String> from, String what, String details, String digest) {}
