package dev.rollcall.sandbox.glpi;

/**
 * A line of an item's history.
 *
 * @param author as GLPI shows it, {@code glpi (2)}
 * @param searchOption which column: 70 the user, 31 the status; 0 for the item as a whole
 * @param before as GLPI shows it, {@code adele.vance (7)}
 */
public record LogEntry(int id, String author, int searchOption, String before, String after) {}
