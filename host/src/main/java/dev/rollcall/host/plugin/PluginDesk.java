package dev.rollcall.host.plugin;

import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import dev.rollcall.host.web.ProblemException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/** What people do to plugins: asked about where it takes something away, audited, and kept together with its files. */
public final class PluginDesk {
    /** Where plugins are uploaded by programs. */
    public static final String UPLOADS = PluginsController.ROUTE;
    /** Where plugins are uploaded by people. */
    public static final String FORM = PluginsPage.ROUTE;

    private final Plugins plugins;
    private final PluginStore store;
    private final PluginTrail trail;
    private final ProviderUsers users;
    private final Tools tools;

    /** What it keeps changes with. */
    public record Tools(TransactionOperations transactions, InstantSource clock) {}

    public PluginDesk(Plugins plugins, PluginStore store, AuditTrail audit, ProviderUsers users, Tools tools) {
        this.plugins = plugins;
        this.store = store;
        this.trail = new PluginTrail(audit);
        this.users = users;
        this.tools = tools;
    }

    /**
     * What became of an upload.
     *
     * @param before what was there; empty if nothing was
     */
    record Uploaded(Optional<InstalledPlugin> before, InstalledPlugin plugin) {}

    /**
     * Installs the plugin that is sent, or puts it in place of another version. The same file again does nothing.
     *
     * @param sha256 of the file as its maker says it; empty if that is not to be compared
     * @param confirmed whether it may take the place of a version that is not older
     * @throws ProblemException if it does not come as it should, or has to be confirmed
     * @throws PluginRefusedException if it can't be used; all stays as it was
     */
    Uploaded upload(InputStream body, Optional<String> sha256, boolean confirmed, Author by)
            throws PluginRefusedException {
        try (var upload = Upload.of(body, sha256)) {
            var same = same(upload.sha256());
            if (same.isPresent()) {
                return new Uploaded(same, same.get());
            }
            try (var candidate = plugins.candidate(upload.file(), upload.sha256())) {
                var was = new Earlier();
                var installed = plugins.install(candidate, (before, after, files) -> {
                    if (!confirmed) {
                        before.ifPresent(old -> refuseStep(old, after.orElseThrow()));
                    }
                    was.plugin = before;
                    keep(() -> {
                        trail.uploaded(by, before, after.orElseThrow());
                        files.run();
                    });
                });
                return new Uploaded(was.plugin, installed);
            }
        }
    }

    /** Uses a disabled plugin again; an enabled one stays so. */
    InstalledPlugin enable(String id, Author by) throws PluginUnavailableException, PluginRefusedException {
        return plugins.enable(
                id,
                (before, after, files) -> keep(() -> {
                    store.enable(id);
                    trail.switched(by, after.orElseThrow());
                }));
    }

    /** Stops using a plugin; a disabled one stays so. */
    InstalledPlugin disable(String id, Author by) throws PluginUnavailableException {
        return plugins.disable(
                id,
                (before, after, files) -> keep(() -> {
                    store.disable(after.orElseThrow(), by.who(), tools.clock.instant());
                    trail.switched(by, after.orElseThrow());
                }));
    }

    /**
     * Removes a plugin with its files.
     *
     * @param confirmed whether connections may be left without a plugin
     * @return the names of the connections that rest without it
     * @throws ProblemException if connections depend on it, and that is not confirmed
     */
    List<String> remove(String id, boolean confirmed, Author by) throws PluginUnavailableException {
        var resting = new Resting();
        plugins.remove(id, (before, after, files) -> {
            resting.connections =
                    before.map(plugin -> users.of(plugin.provider())).orElse(List.of());
            if (!confirmed && !resting.connections.isEmpty()) {
                throw needed(id, resting.connections);
            }
            keep(() -> {
                store.enable(id);
                trail.removed(by, id, before, resting.connections);
                files.run();
            });
        });
        return resting.connections;
    }

    private void keep(Runnable change) {
        tools.transactions.executeWithoutResult(status -> change.run());
    }

    private Optional<InstalledPlugin> same(String sha256) {
        return plugins.installed().stream()
                .filter(plugin -> plugin.sha256().equalsIgnoreCase(sha256))
                .findFirst();
    }

    private static void refuseStep(InstalledPlugin before, InstalledPlugin after) {
        if (PluginFiles.isNewer(after.facts(), before.facts())) {
            return;
        }
        var isOlder = PluginFiles.isNewer(before.facts(), after.facts());
        var text = isOlder
                ? "The plugin " + before.facts().name() + " is replaced by the older version "
                        + after.facts().version() + "."
                : "The plugin " + before.facts().name() + " is replaced by another file of the same version.";
        throw ProblemException.unconfirmed(
                "The version " + before.facts().version() + " of the plugin "
                        + before.facts().id()
                        + " is installed, and the upload is not newer. Send the same request with confirm=true if that is"
                        + " meant.",
                text + " Runs of its connections that are on are finished within 60 seconds, or interrupted.");
    }

    private static ProblemException needed(String id, List<String> connections) {
        var names = String.join(", ", connections);
        return ProblemException.unconfirmed(
                "The plugin " + id + " is needed by the connections " + names
                        + ". Send the same request with confirm=true" + " if they are to be left without it.",
                "The connections " + names
                        + " are not synced any more. They keep their settings, secrets and policy, and"
                        + " go on when a plugin supplies their provider again.");
    }

    /** What an upload found in its place. */
    private static final class Earlier {
        private Optional<InstalledPlugin> plugin = Optional.empty();
    }

    /** What a removal leaves without a plugin. */
    private static final class Resting {
        private List<String> connections = List.of();
    }
}
