package dev.rollcall.host.platform;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.http.OutboundHttp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The platform that is set, opened when it is first asked for and closed with the host. Where other settings are made,
 * here or by another host on the same database, whoever asks next gets it with those; who works with it still keeps it
 * as it was, and the last of them closes it.
 */
public final class ConfiguredPlatform implements PlatformAccess, AutoCloseable {
    private final OutboundHttp http;
    private final Platforms platforms;
    private final Supplier<Map<String, String>> usual;
    /** A plugin that is away for a moment takes no link field with it. */
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    private @Nullable Opened latest;

    /**
     * Opens nothing yet.
     *
     * @param usual by provider, the link fields of the providers that are used now
     */
    public ConfiguredPlatform(OutboundHttp http, Platforms platforms, Supplier<Map<String, String>> usual) {
        this.http = http;
        this.platforms = platforms;
        this.usual = usual;
    }

    /** A platform that is open, with the settings of that version. */
    private static final class Opened {
        private final long version;
        private final AssetPlatform platform;
        private int users;
        private boolean isReplaced;

        Opened(long version, AssetPlatform platform) {
            this.version = version;
            this.platform = platform;
        }

        void closeIfUnused() {
            if (isReplaced && users == 0) {
                platform.close();
            }
        }
    }

    @Override
    public synchronized AssetPlatform platform() throws PlatformException {
        return opened().platform;
    }

    @Override
    public synchronized Use use() throws PlatformException {
        var opened = opened();
        opened.users++;
        var isOver = new AtomicBoolean();
        return new Use(opened.platform, () -> {
            if (isOver.compareAndSet(false, true)) {
                release(opened);
            }
        });
    }

    @Override
    public Optional<Instant> since() {
        return platforms.since();
    }

    @Override
    public synchronized void close() {
        if (latest != null) {
            latest.platform.close();
            latest = null;
        }
    }

    private synchronized void release(Opened opened) {
        opened.users--;
        opened.closeIfUnused();
    }

    private Opened opened() throws PlatformException {
        var version = platforms.version();
        if (latest != null && latest.version == version) {
            return latest;
        }
        if (latest != null) {
            latest.isReplaced = true;
            latest.closeIfUnused();
            latest = null;
        }
        var current = platforms.current();
        var settings = usable(current);
        var opened = new Opened(current.stored().version(), settings.open(http, this::linkFields));
        latest = opened;
        return opened;
    }

    private static PlatformOpening usable(CurrentPlatform current) throws PlatformException {
        if (current.isNone()) {
            throw new PlatformException(
                    FailureKind.CONFIGURATION,
                    "No platform is configured.",
                    "Set rollcall.platform.url, rollcall.platform.token, rollcall.platform.statuses.allocated and"
                            + " rollcall.platform.statuses.transferred, or let an ADMIN set it up on the page /setup.");
        }
        var settings = current.settings();
        if (settings.isEmpty()) {
            var problem = current.problems().get(0);
            throw new PlatformException(FailureKind.CONFIGURATION, problem.message(), problem.cure());
        }
        return settings.get();
    }

    private Map<String, String> linkFields() {
        seen.putAll(usual.get());
        return Map.copyOf(seen);
    }
}
