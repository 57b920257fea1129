package dev.rollcall.api;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A device that something may have happened to. Immutable. Made by plugins, so it grows by new methods only.
 */
public final class DeviceHint {
    private final Optional<String> sourceId;
    private final Optional<String> serial;

    private DeviceHint(Optional<String> sourceId, Optional<String> serial) {
        this.sourceId = sourceId;
        this.serial = serial;
    }

    /** The one with that id, as the source's devices have it. */
    public static DeviceHint ofId(String sourceId) {
        return new DeviceHint(Optional.of(sourceId), Optional.empty());
    }

    /** The one with that serial, as the MDM spells it. */
    public static DeviceHint ofSerial(String serial) {
        return new DeviceHint(Optional.empty(), Optional.of(serial));
    }

    /** The same device, whose serial is known too. */
    public DeviceHint withSerial(String value) {
        return new DeviceHint(sourceId, Optional.of(value));
    }

    /** Empty if only the serial is known. */
    public Optional<String> sourceId() {
        return sourceId;
    }

    /** Empty if only the id is known. */
    public Optional<String> serial() {
        return serial;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceHint that && sourceId.equals(that.sourceId) && serial.equals(that.serial);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sourceId, serial);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%s)", sourceId.orElse("no id"), serial.orElse("no serial"));
    }
}
