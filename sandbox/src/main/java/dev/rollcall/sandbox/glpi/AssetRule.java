package dev.rollcall.sandbox.glpi;

/**
 * A business rule for assets: whatever is added to or changed on an item of a type, a column gets a value.
 *
 * @param value as a text, an id for a reference
 */
public record AssetRule(String name, ItemType type, String column, String value) {}
