package dev.rollcall.host.sync;

import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.asset.PlatformException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where people look at assets and persons in the platform; it is asked nothing. Safe for all threads. */
public final class PlatformPages {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final PlatformAccess access;

    public PlatformPages(PlatformAccess access) {
        this.access = access;
    }

    /** An address; null where none is known. */
    public @Nullable String ofAsset(@Nullable String id) {
        return id == null ? null : address(platform -> platform.pageOfAsset(id));
    }

    /** An address; null where none is known. */
    public @Nullable String ofPerson(String id) {
        return address(platform -> platform.pageOfPerson(id));
    }

    private @Nullable String address(Function<AssetPlatform, Optional<URI>> page) {
        try {
            return page.apply(access.platform())
                    .filter(address -> SCHEMES.contains(address.getScheme()))
                    .map(URI::toString)
                    .orElse(null);
        } catch (PlatformException e) {
            // None is configured, or its address may not be called: the page of the platform says so.
            return null;
        }
    }
}
