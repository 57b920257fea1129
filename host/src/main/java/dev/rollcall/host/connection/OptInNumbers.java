package dev.rollcall.host.connection;

import java.time.Instant;

/**
 * What a preview with the policy showed that is about to be chosen.
 *
 * @param run the preview's id
 * @param assigned assets that nobody holds and somebody would get
 * @param handedOver assets that would go from one person to another
 * @param cleared assets whose assignee would be cleared
 * @param ended assets that would become TRANSFERRED, held by nobody
 * @param recovered assets that would become ALLOCATED again
 * @param held how many changes of all kinds would wait for a person
 */
public record OptInNumbers(
        String run,
        Instant previewedAt,
        long assigned,
        long handedOver,
        long cleared,
        long ended,
        long recovered,
        long held) {

    /** For people, in half a sentence. */
    public String text() {
        return assigned + " assigned, " + handedOver + " handed over, " + cleared + " cleared, " + ended + " ended, "
                + recovered + " recovered; " + held + " changes would wait for a person (preview " + run + " of "
                + previewedAt + ")";
    }
}
