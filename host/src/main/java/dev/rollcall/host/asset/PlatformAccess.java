package dev.rollcall.host.asset;

import java.time.Instant;
import java.util.Optional;

/** The way to the platform that is set. */
@FunctionalInterface
public interface PlatformAccess {
    /**
     * The platform; opened by the first call and shared by all. Whoever asks does not close it. Who works with it for
     * longer than a moment {@linkplain #use uses} it instead, so that it is not closed meanwhile.
     *
     * @throws PlatformException of kind CONFIGURATION if none is set, or its address may not be called
     */
    AssetPlatform platform() throws PlatformException;

    /**
     * The platform, open until that is closed, whatever is set meanwhile.
     *
     * @throws PlatformException as {@link #platform}
     */
    default Use use() throws PlatformException {
        return new Use(platform(), () -> {});
    }

    /** Since when its assets are those that the state speaks of; empty where it has always been this platform. */
    default Optional<Instant> since() {
        return Optional.empty();
    }

    /**
     * A platform that somebody works with.
     *
     * @param platform which is not to be closed by itself
     * @param end done when it is not needed any more
     */
    record Use(AssetPlatform platform, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }
}
