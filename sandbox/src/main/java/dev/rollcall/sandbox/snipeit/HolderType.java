package dev.rollcall.sandbox.snipeit;

import org.jspecify.annotations.Nullable;

/** What an asset may be checked out to. */
public enum HolderType {
    USER("App\\Models\\User", "user"),
    LOCATION("App\\Models\\Location", "location"),
    ASSET("App\\Models\\Asset", "asset");

    private final String className;
    private final String wireName;

    HolderType(String className, String wireName) {
        this.className = className;
        this.wireName = wireName;
    }

    /** The class name by which the database and PATCH name it. */
    String className() {
        return className;
    }

    /** The word by which GET and checkout name it. */
    String wireName() {
        return wireName;
    }

    static @Nullable HolderType ofClassName(@Nullable Object className) {
        for (HolderType type : values()) {
            if (type.className.equals(className)) {
                return type;
            }
        }
        return null;
    }

    static @Nullable HolderType ofWireName(@Nullable Object wireName) {
        for (HolderType type : values()) {
            if (type.wireName.equals(wireName)) {
                return type;
            }
        }
        return null;
    }
}
