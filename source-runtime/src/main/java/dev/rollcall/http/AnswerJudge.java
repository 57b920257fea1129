package dev.rollcall.http;

import dev.rollcall.api.http.Fault;
import java.util.Optional;

/** Says what an answer means. */
@FunctionalInterface
public interface AnswerJudge {
    /** By the status alone. */
    AnswerJudge BY_STATUS = StatusTable::fault;

    /** What is wrong with it; empty if it is a success. */
    Optional<Fault> fault(RawAnswer answer);
}
