package dev.rollcall.host.asset.snipeit;

/**
 * A custom field.
 *
 * @param name as people see it, and as rows name it
 * @param column by which a PATCH names it; other on every installation
 * @param format ANY, NUMERIC, DATE, BOOLEAN …
 * @param element text, textarea, listbox …
 */
record CustomField(String id, String name, String column, String format, String element) {
    boolean isFlag() {
        return format.equals("BOOLEAN");
    }

    boolean isNumber() {
        return format.equals("NUMERIC");
    }

    /** Whether what is written comes back as it was written. */
    boolean isPlain() {
        return format.equals("ANY") || format.equals("MAC") || format.startsWith("ALPHA");
    }

    /** Newer versions show such a field as HTML, and it can't be told from what was written. */
    boolean isMarkdown() {
        return element.equals("markdown-textarea");
    }

    @Override
    public String toString() {
        return "'" + name + "'";
    }
}
