package dev.rollcall.sandbox.day;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who edits by hand, in the platform's own pages and by its rules. What the platform refuses is an
 * {@link IllegalStateException}.
 */
public interface Editor {
    /** Gives an asset that nobody has to somebody. */
    void assign(int asset, int person);

    /** Takes an asset from whoever has it. */
    void clear(int asset);

    /** Hands an asset on to somebody else. */
    void handOn(int asset, int person);

    /** Changes the status, to one by its name. */
    void status(int asset, String name);

    /** Types an MDM's id; null clears it. */
    void link(int asset, String provider, @Nullable String sourceId);

    /** Puts it under an order; null finishes the order. */
    void order(int asset, @Nullable String order);

    /** Types what a field holds, by its name in {@link CompanyPlatform}; null clears it. */
    void field(int asset, String name, @Nullable String value);

    /** Types the serial; empty clears it. */
    void serial(int asset, String serial);

    /** Deletes it as a person does, so that it can come back. */
    void delete(int asset);
}
