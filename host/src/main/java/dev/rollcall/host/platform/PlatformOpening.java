package dev.rollcall.host.platform;

import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** Settings with which a platform can be opened. */
public interface PlatformOpening {
    /** Where it is. */
    URI url();

    /**
     * Opens it; sends nothing yet.
     *
     * @param linkFields by provider, what its plugin calls its link field; asked anew, for plugins come and go
     * @throws PlatformException of kind CONFIGURATION if the address may not be called
     */
    AssetPlatform open(OutboundHttp http, Supplier<Map<String, String>> linkFields) throws PlatformException;
}
