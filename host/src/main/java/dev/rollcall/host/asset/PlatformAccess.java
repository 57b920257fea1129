package dev.rollcall.host.asset;

/** The way to the platform that is configured. */
@FunctionalInterface
public interface PlatformAccess {
    /**
     * The platform; opened by the first call and shared by all. Whoever asks does not close it.
     *
     * @throws PlatformException of kind CONFIGURATION if none is configured, or its address may not be called
     */
    AssetPlatform platform() throws PlatformException;
}
