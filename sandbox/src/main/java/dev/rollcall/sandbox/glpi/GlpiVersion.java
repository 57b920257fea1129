package dev.rollcall.sandbox.glpi;

/** The versions of GLPI that are played. */
public enum GlpiVersion {
    V10_0_19("10.0.19", "10:", "/apirest.php", "glpi"),
    V11_0_6("11.0.6", "11:", "/api.php/v1", "glpi11");

    private final String number;
    private final String mark;
    private final String ownPath;
    private final String databaseName;

    GlpiVersion(String number, String mark, String ownPath, String databaseName) {
        this.number = number;
        this.mark = mark;
        this.ownPath = ownPath;
        this.databaseName = databaseName;
    }

    /** As {@code cfg_glpi.version} shows it. */
    public String number() {
        return number;
    }

    boolean is10() {
        return this == V10_0_19;
    }

    /** What stands before lines of the tables' file that are of this version only. */
    String mark() {
        return mark;
    }

    /** The path that the API names itself by in links; {@code /apirest.php} works in both. */
    String ownPath() {
        return ownPath;
    }

    /** The database's name in error messages of the recorded installations. */
    String databaseName() {
        return databaseName;
    }
}
