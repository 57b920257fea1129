package dev.rollcall.host.connection;

import org.jspecify.annotations.Nullable;

/** What a request asks for: a whole page, the page in a dialog, or what a dialog holds. */
enum PartOfPage {
    WHOLE,
    DIALOG,
    CONTENT;

    /** The header that names the element which the answer is put into. */
    static final String TARGET = "HX-Target";

    private static final String OWN = "opt-in";

    /** What belongs into that element; a whole page without one. */
    static PartOfPage of(@Nullable String target) {
        if (target == null) {
            return WHOLE;
        }
        return target.equals(OWN) ? CONTENT : DIALOG;
    }

    /** What is shown of a template. */
    String view(String template) {
        return switch (this) {
            case WHOLE -> template;
            case DIALOG -> template + " :: dialog";
            case CONTENT -> template + " :: question";
        };
    }

    boolean isWhole() {
        return this == WHOLE;
    }

    boolean isInDialog() {
        return this != WHOLE;
    }
}
