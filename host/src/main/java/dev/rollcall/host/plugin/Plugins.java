package dev.rollcall.host.plugin;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider plugins of the host. The drop-in folder is the truth: {@link #scan} makes what is loaded follow what is
 * in it, and installing or removing a plugin is changing the folder.
 *
 * <p>Safe for use by several threads; changes happen one at a time.
 */
public final class Plugins implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Plugins.class);

    private final PluginOptions options;
    private final PluginFolder folder;
    private final PluginFiles files;
    private final Map<String, UsedPlugin> loaded = new ConcurrentSkipListMap<>();
    private final Map<Path, InstalledPlugin> disabled = new ConcurrentSkipListMap<>();
    private final Map<Path, RefusedPlugin> refused = new ConcurrentSkipListMap<>();
    private final ExecutorService retirements = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "plugin-retirement");
        thread.setDaemon(true);
        return thread;
    });

    /** Opens the plugins; nothing is loaded before the first {@link #scan}. */
    public Plugins(PluginOptions options) {
        this.options = options;
        this.folder = new PluginFolder(options.folder());
        this.files = new PluginFiles(options);
    }

    /** The folder that is watched. */
    public Path folder() {
        return options.folder();
    }

    /** Usable plugins and disabled ones, by id. */
    public List<InstalledPlugin> installed() {
        var all = new ArrayList<>(disabled.values());
        loaded.values().forEach(used -> all.add(described(used)));
        all.sort(Comparator.comparing(plugin -> plugin.facts().id()));
        return all;
    }

    /** Files in the folder that can't be used, by name. */
    public List<RefusedPlugin> refused() {
        return List.copyOf(refused.values());
    }

    /** Why the folder itself can't be read; empty if it can. */
    public Optional<String> folderProblem() {
        return folder.problem();
    }

    /** The specs of all providers that can be used now, by id. */
    public List<SourceSpec> providers() {
        return loaded.values().stream()
                .map(used -> used.plugin().spec())
                .sorted(Comparator.comparing(SourceSpec::id))
                .toList();
    }

    /**
     * The spec of a provider.
     *
     * @throws PluginUnavailableException if no plugin supplies it
     */
    public SourceSpec provider(String providerId) throws PluginUnavailableException {
        return supplier(providerId).plugin().spec();
    }

    /**
     * Does something with a provider's source, on the calling thread. The plugin stays while it is used; if it is to be
     * removed and this takes longer than the limit, the thread is interrupted.
     *
     * @throws PluginUnavailableException if no plugin supplies the provider, or it is taken away meanwhile
     */
    public <T> T use(String providerId, SourceUse<T> use)
            throws PluginUnavailableException, SourceException, InterruptedException {
        return supplier(providerId).use(use);
    }

    /** Makes what is loaded follow what is in the folder. A file that changed since the last look is left to settle. */
    public synchronized void scan() {
        var changes = folder.look();
        changes.gone().forEach(this::forget);
        var again = changes.gone().isEmpty() ? List.<Path>of() : List.copyOf(refused.keySet());
        again.forEach(this::examine);
        changes.settled().stream().filter(file -> !again.contains(file)).forEach(this::examine);
    }

    /**
     * Stops using a plugin and keeps its file.
     *
     * @param id of the plugin
     * @throws PluginUnavailableException if it is not there
     */
    public synchronized void disable(String id) throws PluginUnavailableException {
        var used = loaded.get(id);
        if (used == null) {
            throw new PluginUnavailableException("There is no enabled plugin '" + id + "'.", available());
        }
        files.markDisabled(id);
        takeAway(used);
        disabled.put(
                used.file(), new InstalledPlugin(used.plugin().facts(), used.file(), used.sha256(), Optional.empty()));
    }

    /** Uses a disabled plugin again; if it can't be loaded any more, it is listed as refused. */
    public synchronized void enable(String id) throws PluginUnavailableException {
        var plugin = disabled.values().stream()
                .filter(candidate -> candidate.facts().id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new PluginUnavailableException("There is no disabled plugin '" + id + "'.", available()));
        files.markEnabled(id);
        disabled.remove(plugin.file());
        examine(plugin.file());
    }

    /**
     * Copies a plugin into the folder and uses it, in place of an older version of the same plugin.
     *
     * @throws PluginRefusedException if it can't be used; the folder and what runs are as before
     */
    public synchronized InstalledPlugin add(Path jar) throws PluginRefusedException {
        var plugin = files.load(jar);
        var facts = plugin.facts();
        var rival = rival(plugin, null);
        if (rival.isPresent()) {
            plugin.unload();
            throw rival.get();
        }
        var before = Optional.ofNullable(loaded.get(facts.id()));
        var target = files.install(jar, facts, before.map(UsedPlugin::file));
        before.ifPresent(this::takeAway);
        var used = new UsedPlugin(plugin, target, PluginFiles.sha256(target));
        loaded.put(facts.id(), used);
        folder.accept(target);
        log.info("Plugin {} installed for {}.", used.name(), plugin.spec().displayName());
        return described(used);
    }

    /** Removes a plugin and its file. Returns when nobody uses it any more, at the latest after the stated limits. */
    public void remove(String id) throws PluginUnavailableException {
        UsedPlugin used;
        synchronized (this) {
            used = loaded.remove(id);
            var file = used != null ? Optional.of(used.file()) : disabledFile(id);
            files.delete(file.orElseThrow(
                    () -> new PluginUnavailableException("There is no plugin '" + id + "'.", available())));
            file.ifPresent(disabled::remove);
            files.markEnabled(id);
        }
        if (used != null) {
            used.retire(options.limits());
            log.info("Plugin {} removed.", used.name());
        }
    }

    /** Ends all plugins, within their limits. */
    @Override
    public void close() {
        synchronized (this) {
            loaded.values().forEach(this::retireInBackground);
            loaded.clear();
        }
        retirements.shutdown();
        try {
            var limits = options.limits();
            var most = limits.finish().plus(limits.interrupted()).plusSeconds(5);
            if (!retirements.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Plugins are still busy; the host stops without them.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        files.close();
    }

    private void examine(Path file) {
        try {
            var sha256 = PluginFiles.sha256(file);
            if (loaded.values().stream()
                    .anyMatch(used -> used.file().equals(file) && used.sha256().equals(sha256))) {
                return;
            }
            folder.checkInside(file);
            var facts = files.inspect(file);
            if (files.isDisabled(facts.id())) {
                disabled.put(file, new InstalledPlugin(facts, file, sha256, Optional.empty()));
                refused.remove(file);
                return;
            }
            takeIn(files.load(file), file, sha256);
            refused.remove(file);
        } catch (PluginRefusedException e) {
            refuse(file, e);
        } catch (UncheckedIOException e) {
            refuse(file, new PluginRefusedException("The file can't be read.", "Check its permissions.", e));
        }
    }

    private void takeIn(LoadedPlugin plugin, Path file, String sha256) throws PluginRefusedException {
        var rival = rival(plugin, file);
        if (rival.isPresent()) {
            plugin.unload();
            throw rival.get();
        }
        var used = new UsedPlugin(plugin, file, sha256);
        var before = loaded.put(plugin.facts().id(), used);
        if (before == null) {
            log.info("Plugin {} loaded for {}.", used.name(), plugin.spec().displayName());
            return;
        }
        retireInBackground(before);
        log.info("Plugin {} replaced {}.", used.name(), before.name());
        if (!before.file().equals(file)) {
            refuse(before.file(), superseded(before.plugin().facts(), plugin.facts()));
        }
    }

    /** Why another plugin stands in the way of this one, which came from that file. */
    private Optional<PluginRefusedException> rival(LoadedPlugin plugin, @Nullable Path file) {
        var facts = plugin.facts();
        for (var other : loaded.values()) {
            var sameId = other.plugin().facts().id().equals(facts.id());
            if (sameId
                    && file != null
                    && !other.file().equals(file)
                    && !PluginFiles.isNewer(facts, other.plugin().facts())) {
                return Optional.of(superseded(facts, other.plugin().facts()));
            }
            if (!sameId && other.plugin().spec().id().equals(plugin.spec().id())) {
                return Optional.of(new PluginRefusedException(
                        "The plugin " + facts.id() + " supplies the provider '"
                                + plugin.spec().id() + "', which the plugin " + other.name() + " supplies already.",
                        "Remove one of them."));
            }
        }
        return Optional.empty();
    }

    private static PluginRefusedException superseded(PluginFacts older, PluginFacts newer) {
        return new PluginRefusedException(
                "The plugin " + older.id() + " " + older.version() + " is not used: " + newer.version()
                        + " of the same plugin is in the folder.",
                "Remove one of them.");
    }

    private void refuse(Path file, PluginRefusedException reason) {
        var entry = new RefusedPlugin(file, String.valueOf(reason.getMessage()));
        if (!entry.equals(refused.put(file, entry))) {
            log.warn("{} is not used. {}", file.getFileName(), entry.reason());
            log.debug("Refused because of", reason);
        }
    }

    private void forget(Path file) {
        refused.remove(file);
        disabled.remove(file);
        loaded.values().stream()
                .filter(used -> used.file().equals(file))
                .findFirst()
                .ifPresent(used -> {
                    log.info("Plugin {} was taken out of the folder.", used.name());
                    takeAway(used);
                });
    }

    private void takeAway(UsedPlugin used) {
        loaded.remove(used.plugin().facts().id(), used);
        retireInBackground(used);
    }

    private void retireInBackground(UsedPlugin used) {
        retirements.execute(() -> used.retire(options.limits()));
    }

    private UsedPlugin supplier(String providerId) throws PluginUnavailableException {
        return loaded.values().stream()
                .filter(used -> used.plugin().spec().id().equals(providerId))
                .findFirst()
                .orElseThrow(() -> new PluginUnavailableException(
                        "No plugin supplies the provider '" + providerId + "'.", available()));
    }

    private Optional<Path> disabledFile(String id) {
        return disabled.values().stream()
                .filter(plugin -> plugin.facts().id().equals(id))
                .map(InstalledPlugin::file)
                .findFirst();
    }

    private String available() {
        var ids = providers().stream().map(SourceSpec::id).toList();
        return ids.isEmpty()
                ? "Put a provider's plugin into the folder " + options.folder() + "."
                : "Available are " + String.join(", ", ids) + ".";
    }

    private static InstalledPlugin described(UsedPlugin used) {
        return new InstalledPlugin(
                used.plugin().facts(),
                used.file(),
                used.sha256(),
                Optional.of(used.plugin().spec()));
    }
}
