package dev.rollcall.host.asset;

/**
 * Why something is written; the platform's own history shows it where it can.
 *
 * @param run the id of the run
 * @param rule its number: {@code R21}
 */
public record Provenance(String run, String rule) {
    /** For the platform's history. */
    public String note() {
        return "Rollcall run " + run + ", rule " + rule;
    }
}
