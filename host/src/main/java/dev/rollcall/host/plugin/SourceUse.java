package dev.rollcall.host.plugin;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.SourceException;

/** Something done with a provider's source. Keeps no reference to the source when it returns. */
@FunctionalInterface
public interface SourceUse<T> {
    T with(DeviceSource source) throws SourceException, InterruptedException;
}
