package dev.rollcall.host;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.snipeit.SnipeItPlatform;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.http.OutboundHttp;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The platform of the configuration, opened when it is first asked for and closed with the host. */
final class ConfiguredPlatform implements PlatformAccess, AutoCloseable {
    private final OutboundHttp http;
    private final Optional<SnipeItSettings> settings;
    private final Supplier<Map<String, String>> usual;
    /** A plugin that is away for a moment takes no link field with it. */
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    private @Nullable AssetPlatform open;

    /**
     * Opens nothing yet.
     *
     * @param usual by provider, the link fields of the providers that are used now
     */
    ConfiguredPlatform(OutboundHttp http, Optional<SnipeItSettings> settings, Supplier<Map<String, String>> usual) {
        this.http = http;
        this.settings = settings;
        this.usual = usual;
    }

    @Override
    public synchronized AssetPlatform platform() throws PlatformException {
        if (settings.isEmpty()) {
            throw new PlatformException(
                    FailureKind.CONFIGURATION,
                    "No platform is configured.",
                    "Set rollcall.platform.url, rollcall.platform.token, rollcall.platform.statuses.allocated and"
                            + " rollcall.platform.statuses.transferred.");
        }
        if (open == null) {
            open = SnipeItPlatform.open(http, () -> present(settings.get()));
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** What is configured wins over what a plugin says. */
    private SnipeItSettings present(SnipeItSettings configured) {
        seen.putAll(usual.get());
        seen.putAll(configured.linkFields());
        return configured.withLinkFields(seen);
    }
}
