package dev.rollcall.sandbox.snipeit;

/**
 * A custom field.
 *
 * @param format {@code ANY}, {@code NUMERIC}, {@code DATE}, {@code BOOLEAN}, {@code regex:/…/} …
 * @param element {@code text}, {@code listbox}, {@code textarea} …
 */
public record FieldSpec(String name, String format, String element, boolean isUnique, boolean isEncrypted) {

    /** A field that takes any text. */
    public static FieldSpec text(String name) {
        return of(name, "ANY");
    }

    /** A text field of that format. */
    public static FieldSpec of(String name, String format) {
        return new FieldSpec(name, format, "text", false, false);
    }

    public FieldSpec unique() {
        return new FieldSpec(name, format, element, true, isEncrypted);
    }

    public FieldSpec encrypted() {
        return new FieldSpec(name, format, element, isUnique, true);
    }

    public FieldSpec element(String newElement) {
        return new FieldSpec(name, format, newElement, isUnique, isEncrypted);
    }
}
