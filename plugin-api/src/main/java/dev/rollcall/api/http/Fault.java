package dev.rollcall.api.http;

import dev.rollcall.api.SourceException;
import java.util.Objects;

/**
 * What an answer means.
 *
 * @param kind decides what happens next: {@code AUTHENTICATION} renews the token once, a transient kind is retried
 * @param happened what happened, a sentence for people
 * @param cure what to do, a sentence for people
 */
public record Fault(SourceException.Kind kind, String happened, String cure) {
    public Fault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(happened, "happened");
        Objects.requireNonNull(cure, "cure");
    }
}
