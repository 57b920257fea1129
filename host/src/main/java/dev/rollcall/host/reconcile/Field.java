package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.SpecKey;

/**
 * A field of an asset that rules write.
 *
 * @param kind which
 * @param name the provider of a link, the key of a spec; else empty
 */
public record Field(Kind kind, String name) {
    public static final Field STATUS = new Field(Kind.STATUS, "");
    public static final Field ASSIGNEE = new Field(Kind.ASSIGNEE, "");
    public static final Field SERIAL = new Field(Kind.SERIAL, "");

    public static Field link(String provider) {
        return new Field(Kind.LINK, provider);
    }

    public static Field spec(SpecKey<?> key) {
        return new Field(Kind.SPEC, key.name());
    }

    /** The kinds of fields. */
    public enum Kind {
        STATUS,
        ASSIGNEE,
        SERIAL,
        LINK,
        SPEC
    }
}
