package dev.rollcall.host.asset;

/** Told how far a reading of the platform has come, on the reading thread, and what is read beside it. */
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

    /** Shares values with what is read beside the platform; asked for once. */
    default ValuePool values() {
        return new ValuePool();
    }
}
