package dev.rollcall.host.journal;

/**
 * How the reading of one list of an MDM ended.
 *
 * @param list its id
 * @param label for people
 * @param complete whether all was read
 * @param devices how many came
 * @param rejected how many records could not be read
 * @param failure why it is not complete, two sentences; empty if it is
 */
public record ListReport(String list, String label, boolean complete, long devices, long rejected, String failure) {}
