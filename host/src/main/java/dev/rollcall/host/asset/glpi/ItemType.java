package dev.rollcall.host.asset.glpi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The tables of GLPI whose rows can be assets of Rollcall's. */
public enum ItemType {
    COMPUTER("Computer", "computer"),
    PHONE("Phone", "phone"),
    PERIPHERAL("Peripheral", "peripheral"),
    MONITOR("Monitor", "monitor");

    private final String glpi;
    private final String page;

    ItemType(String glpi, String page) {
        this.glpi = glpi;
        this.page = page;
    }

    /** As the API names it, {@code Computer}. */
    public String glpi() {
        return glpi;
    }

    /** As an address of a page begins, {@code computer}; the columns and tables of models are named so too. */
    public String page() {
        return page;
    }

    /** The column that holds the model's id. */
    String modelColumn() {
        return page + "models_id";
    }

    /** The table of its models, as the API names it. */
    String modelType() {
        return glpi + "Model";
    }

    /** The one of that name, in any case. */
    public static Optional<ItemType> of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.page.equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
