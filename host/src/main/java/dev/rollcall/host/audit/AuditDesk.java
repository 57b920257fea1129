package dev.rollcall.host.audit;

import dev.rollcall.host.web.ProblemException;
import java.util.Locale;
import java.util.Optional;

/** Looks at the chain for people and programs. */
final class AuditDesk {
    private static final String DIGEST = "[0-9a-f]{64}";

    private final AuditTrail trail;

    AuditDesk(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * Looks whether every entry is as it was written.
     *
     * @param head what was noted earlier, as it was entered; empty or blank if nothing was
     * @throws ProblemException if it is no digest
     */
    Verification verify(Optional<String> head) {
        var expected = filled(head).map(text -> text.strip().toLowerCase(Locale.ROOT));
        if (expected.isPresent() && !expected.get().matches(DIGEST)) {
            throw ProblemException.invalid(
                    "head", "The value is no digest.", "Enter the 64 hexadecimal digits that were noted.");
        }
        return trail.verify(expected);
    }

    /** What was entered; empty if it is blank. */
    static Optional<String> filled(Optional<String> text) {
        return text.filter(value -> !value.isBlank());
    }
}
