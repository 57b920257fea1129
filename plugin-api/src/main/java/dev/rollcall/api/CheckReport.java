package dev.rollcall.api;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check found, in the order in which it looked.
 *
 * @param items never empty
 */
public record CheckReport(List<Item> items) {
    public CheckReport {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("A check that looked at nothing has nothing to report.");
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Whether nothing is in the way of a sync; warnings are not. */
    public boolean passed() {
        return items.stream().noneMatch(item -> item.outcome() == Outcome.FAILED);
    }

    /** How one look ended. */
    public enum Outcome {
        PASSED,
        /** Works, and an admin should know something. */
        WARNING,
        FAILED
    }

    /**
     * One thing that was looked at.
     *
     * @param subject what was looked at: {@code Permission to read computers}
     * @param outcome how it ended
     * @param message what was found, a sentence
     * @param cure what to do, a sentence; empty if all is well
     */
    public record Item(String subject, Outcome outcome, String message, String cure) {}

    /** Collects what was found. */
    public static final class Builder {
        private final List<Item> items = new ArrayList<>();

        private Builder() {}

        public Builder passed(String subject, String message) {
            items.add(new Item(subject, Outcome.PASSED, message, ""));
            return this;
        }

        public Builder warning(String subject, String message, String cure) {
            items.add(new Item(subject, Outcome.WARNING, message, cure));
            return this;
        }

        public Builder failed(String subject, String message, String cure) {
            items.add(new Item(subject, Outcome.FAILED, message, cure));
            return this;
        }

        /** What a request of the check ran into. */
        public Builder failed(String subject, SourceException failure) {
            return failed(subject, failure.happened(), failure.cure());
        }

        public CheckReport build() {
            return new CheckReport(items);
        }
    }
}
