package dev.rollcall.sandbox.glpi;

/** GLPI's types of items that Rollcall can take for assets. */
public enum ItemType {
    COMPUTER("Computer", "computer"),
    PHONE("Phone", "phone"),
    PERIPHERAL("Peripheral", "peripheral"),
    MONITOR("Monitor", "monitor");

    private final String glpi;
    private final String key;

    ItemType(String glpi, String key) {
        this.glpi = glpi;
        this.key = key;
    }

    /** As the API names it, {@code Computer}. */
    public String glpi() {
        return glpi;
    }

    /** The column of its model. */
    String modelColumn() {
        return key + "models_id";
    }
}
