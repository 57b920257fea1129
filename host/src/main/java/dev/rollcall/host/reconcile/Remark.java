package dev.rollcall.host.reconcile;

/** Why nothing is written. */
public sealed interface Remark extends Decision {

    /** It will be written when something else has happened first. */
    record Wait(Rule rule, String reason) implements Remark {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.waiting(this);
        }
    }

    /** Something differs, and a rule keeps it from being written. */
    record Skip(Rule rule, String reason) implements Remark {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.skipped(this);
        }
    }

    /** Something that a person should know of. */
    record Report(Rule rule, String reason) implements Remark {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reported(this);
        }
    }

    /** Nothing to do; counted, not stored. */
    record NoChange(Rule rule, String reason) implements Remark {
        /** Both sides agree. */
        public static final NoChange AGREED = new NoChange(Rule.R15, "Both sides agree.");

        /** The device was not read, and neither was all of its list. */
        public static final NoChange UNREAD =
                new NoChange(Rule.R2, "Its list was not read to the end, so its absence says nothing.");

        /** The device's record could not be read. */
        public static final NoChange UNREADABLE =
                new NoChange(Rule.R2, "Its record could not be read, so it is not absent.");

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unchanged(this);
        }
    }
}
