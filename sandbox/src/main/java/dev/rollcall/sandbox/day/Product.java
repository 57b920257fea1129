package dev.rollcall.sandbox.day;

/** The asset platforms that a company can have. */
public enum Product {
    SNIPE_IT("Snipe-IT"),
    GLPI_10("GLPI 10"),
    GLPI_11("GLPI 11");

    private final String title;

    Product(String title) {
        this.title = title;
    }

    /** Its name, for people. */
    public String title() {
        return title;
    }

    public boolean isGlpi() {
        return this != SNIPE_IT;
    }

    @Override
    public String toString() {
        return title;
    }
}
