package dev.rollcall.sandbox.day;

import org.jspecify.annotations.Nullable;

/** An asset as a book is given it: stored as it is said here, whatever the rules say. */
public interface AssetSheet {
    /** The serial; null for none. */
    AssetSheet serial(@Nullable String serial);

    /** The name; null for none. */
    AssetSheet name(@Nullable String name);

    AssetSheet model(int model);

    /** The status, by its name. */
    AssetSheet status(String name);

    /** Gives it to somebody. */
    AssetSheet heldBy(int person);

    /** Gives it to a place. */
    AssetSheet heldAt(int place);

    /** The id of an MDM's device; null for none. */
    AssetSheet link(String provider, @Nullable String sourceId);

    /** The order that it is under; null for none. */
    AssetSheet order(@Nullable String order);

    /** What a field for specs holds, by its name in {@link CompanyPlatform}; null for nothing. */
    AssetSheet field(String name, @Nullable String value);
}
