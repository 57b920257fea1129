package dev.rollcall.host.notification;

import java.time.Instant;

/**
 * One thing to be told.
 *
 * @param form whether it is new, still so, or over
 * @param matter what, and of which connection
 * @param name of the connection
 * @param amount how many; of what is over, how many there were when it was last told
 * @param since when it began; of what is over, when it ended
 * @param run the latest run that shows it; empty for none
 * @param reason why, two sentences; empty for none
 */
record News(Form form, Condition.Matter matter, String name, long amount, Instant since, String run, String reason) {
    /** How it is told. */
    enum Form {
        NEW,
        STILL,
        OVER
    }

    static News of(Form form, Condition condition) {
        return new News(
                form,
                condition.matter(),
                condition.name(),
                condition.amount(),
                condition.since(),
                condition.run(),
                condition.reason());
    }

    static News over(Told told, Situation situation) {
        return new News(Form.OVER, told.matter(), situation.name(), told.amount(), situation.lastGood(), "", "");
    }
}
