package dev.rollcall.api.http;

import java.util.Optional;

/** What a plugin knows of its MDM's errors. Pure and quick. */
@FunctionalInterface
public interface FaultMapper {
    /** Knows nothing. */
    FaultMapper NONE = answer -> Optional.empty();

    /** What went wrong; empty to leave it to the host's table of status codes. */
    Optional<Fault> map(AnswerHead answer);
}
