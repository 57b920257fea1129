package dev.rollcall.source;

import dev.rollcall.api.SourceException;
import java.util.Optional;

/**
 * Whether all of a list was read. Only what is complete may be taken as evidence that something is absent (R2).
 *
 * @param isComplete whether nothing was left out
 * @param failure why something was; empty for a complete list
 */
public record Completeness(boolean isComplete, Optional<SourceException> failure) {
    /** Nothing was left out. */
    public static final Completeness COMPLETE = new Completeness(true, Optional.empty());

    /** Something was left out, or may have been. */
    public static Completeness incomplete(SourceException failure) {
        return new Completeness(false, Optional.of(failure));
    }
}
