package dev.rollcall.host.plugin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks at the drop-in folder again and again. By looking, not by waiting for the system's notices: those do not come
 * from network folders and from a container's mounts.
 */
public final class PluginWatch {
    private static final Logger log = LoggerFactory.getLogger(PluginWatch.class);

    private final Plugins plugins;

    public PluginWatch(Plugins plugins) {
        this.plugins = plugins;
    }

    /** One look; whatever goes wrong, the next one comes. */
    @Scheduled(
            initialDelayString = "${rollcall.plugins.watch-interval:2s}",
            fixedDelayString = "${rollcall.plugins.watch-interval:2s}")
    void look() {
        try {
            plugins.scan();
        } catch (RuntimeException | LinkageError e) {
            log.error("The plugins folder could not be looked through by a bug; please report it.", e);
        }
    }
}
