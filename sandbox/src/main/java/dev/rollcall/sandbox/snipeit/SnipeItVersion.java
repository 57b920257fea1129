package dev.rollcall.sandbox.snipeit;

/** Which Snipe-IT the sandbox plays. */
public enum SnipeItVersion {
    /** Measured against a running installation. */
    V8_1_4("v8.1.4"),
    /** What v8.8 does differently, as read from its source; nothing of it was run. */
    V8_8("v8.8.0");

    private final String text;

    SnipeItVersion(String text) {
        this.text = text;
    }

    /** The version as {@code GET /version} shows it. */
    public String text() {
        return text;
    }

    boolean isNewer() {
        return this != V8_1_4;
    }
}
