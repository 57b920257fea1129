package dev.rollcall.host.asset;

/** Told how far a reading of the platform has come; on the reading thread. */
public interface ReadingProgress {
    /** Tells nobody. */
    ReadingProgress NONE = new ReadingProgress() {};

    /** Fields and statuses are known: from now on {@link AssetPlatform#spelled} answers as this reading does. */
    default void begun() {}

    /**
     * Assets were read.
     *
     * @param assets how many so far
     */
    default void read(long assets) {}
}
