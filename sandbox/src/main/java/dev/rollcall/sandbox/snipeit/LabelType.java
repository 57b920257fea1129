package dev.rollcall.sandbox.snipeit;

import java.util.Locale;

/** What a status label lets people do with an asset. */
public enum LabelType {
    DEPLOYABLE,
    PENDING,
    UNDEPLOYABLE,
    ARCHIVED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name; whatever Snipe-IT does not know, {@code deployed} too, becomes undeployable. */
    static LabelType of(String wireName) {
        for (LabelType type : values()) {
            if (type.wireName().equals(wireName)) {
                return type;
            }
        }
        return UNDEPLOYABLE;
    }
}
