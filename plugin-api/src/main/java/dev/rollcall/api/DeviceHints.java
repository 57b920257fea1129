package dev.rollcall.api;

import java.util.List;

/**
 * The optional ability of a source to understand what its MDM sends by itself when something happens to a device. A
 * message is a hint and no more: the host looks the device up ({@link DeviceLookup}) and decides from what it finds, so
 * that a message that is forged, late or lost writes nothing that a sync would not.
 *
 * <p>The host takes messages, proves who sent them, and asks for what they are about. What is computed here is pure: no
 * I/O, and no state.
 */
public interface DeviceHints {

    /**
     * The key of the setting that holds the secret which the MDM shows with every message, in a header of the host's. A
     * {@linkplain dev.rollcall.api.setting.Setting#secret secret} of this source's spec, which is not required: while it
     * is empty, no message is taken.
     */
    String secretSetting();

    /**
     * The devices that a message is about.
     *
     * @return empty if it is about none, or tells something from which nothing can follow for an asset
     * @throws SourceException of the kind {@code MALFORMED} if it is no message of this MDM, or not in a format that is
     *     understood
     */
    List<DeviceHint> hints(HintMessage message) throws SourceException;
}
