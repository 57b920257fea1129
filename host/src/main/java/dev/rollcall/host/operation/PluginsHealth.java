package dev.rollcall.host.operation;

import dev.rollcall.host.plugin.InstalledPlugin;
import dev.rollcall.host.plugin.Plugins;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the plugins are loaded. A file that can't be used makes the host degraded, not down. */
public final class PluginsHealth extends AbstractHealthIndicator {
    private final Plugins plugins;

    public PluginsHealth(Plugins plugins) {
        super("The plugins can't be looked at.");
        this.plugins = plugins;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        builder.withDetail(
                "providers",
                plugins.installed().stream()
                        .filter(InstalledPlugin::isEnabled)
                        .map(InstalledPlugin::provider)
                        .sorted()
                        .toList());
        for (var refused : plugins.refused()) {
            builder.status(ConnectionsHealth.DEGRADED)
                    .withDetail(String.valueOf(refused.file().getFileName()), refused.reason());
        }
        plugins.folderProblem()
                .ifPresent(problem -> builder.status(ConnectionsHealth.DEGRADED).withDetail("folder", problem));
    }
}
