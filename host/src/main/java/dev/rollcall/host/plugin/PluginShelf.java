package dev.rollcall.host.plugin;

import dev.rollcall.api.SourceSpec;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the files in the folder: plugins in use, disabled ones, and files that can't be used. Several threads may
 * ask; one at a time may change it. A plugin that leaves it may end what it is doing, in the background.
 */
final class PluginShelf {
    private static final Logger log = LoggerFactory.getLogger(PluginShelf.class);

    private final PluginLimits limits;
    private final Map<String, UsedPlugin> used = new ConcurrentSkipListMap<>();
    private final Map<Path, InstalledPlugin> disabled = new ConcurrentSkipListMap<>();
    private final Map<Path, RefusedPlugin> refused = new ConcurrentSkipListMap<>();
    private final ExecutorService retirements = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "plugin-retirement");
        thread.setDaemon(true);
        return thread;
    });

    PluginShelf(PluginLimits limits) {
        this.limits = limits;
    }

    /** Plugins in use and disabled ones, by id. */
    List<InstalledPlugin> installed() {
        var all = new ArrayList<>(disabled.values());
        used.values().forEach(plugin -> all.add(plugin.described()));
        all.sort(Comparator.comparing(plugin -> plugin.facts().id()));
        return all;
    }

    /** One that is in use or disabled. */
    Optional<InstalledPlugin> installed(String id) {
        return installed().stream()
                .filter(plugin -> plugin.facts().id().equals(id))
                .findFirst();
    }

    /** Files that can't be used, by name. */
    List<RefusedPlugin> refused() {
        return List.copyOf(refused.values());
    }

    /** The specs of all providers that are supplied now, by id. */
    List<SourceSpec> providers() {
        return used.values().stream()
                .map(plugin -> plugin.plugin().spec())
                .sorted(Comparator.comparing(SourceSpec::id))
                .toList();
    }

    Optional<UsedPlugin> used(String id) {
        return Optional.ofNullable(used.get(id));
    }

    /** The one in use that came from a file. */
    Optional<UsedPlugin> usedFrom(Path file) {
        return used.values().stream()
                .filter(plugin -> plugin.file().equals(file))
                .findFirst();
    }

    /** What supplies a provider now. */
    Optional<UsedPlugin> supplier(String providerId) {
        return used.values().stream()
                .filter(plugin -> plugin.plugin().spec().id().equals(providerId))
                .findFirst();
    }

    /** What would supply a provider if it were enabled. */
    Optional<InstalledPlugin> disabledSupplier(String providerId) {
        return disabled.values().stream()
                .filter(plugin -> plugin.provider().equals(providerId))
                .findFirst();
    }

    /** All files of a plugin, whether they are used or not. */
    List<Path> files(String id) {
        var unfit = refused.values().stream()
                .filter(plugin ->
                        plugin.facts().filter(facts -> facts.id().equals(id)).isPresent())
                .map(RefusedPlugin::file);
        return Stream.of(used(id).stream().map(UsedPlugin::file), disabledFiles(id).stream(), unfit)
                .flatMap(files -> files)
                .distinct()
                .toList();
    }

    List<Path> disabledFiles(String id) {
        return disabled.values().stream()
                .filter(plugin -> plugin.facts().id().equals(id))
                .map(InstalledPlugin::file)
                .toList();
    }

    /**
     * Why another plugin stands in the way of this one.
     *
     * @param file where it comes from; null if it is to take the place of every other version
     */
    Optional<PluginRefusedException> rival(LoadedPlugin plugin, @Nullable Path file) {
        var facts = plugin.facts();
        for (var other : used.values()) {
            var sameId = other.facts().id().equals(facts.id());
            if (sameId && file != null && !other.file().equals(file) && !PluginFiles.isNewer(facts, other.facts())) {
                return Optional.of(superseded(facts, other.facts()));
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

    /**
     * Uses a plugin from now on, in place of another version of it.
     *
     * @return the version whose place it took
     */
    Optional<UsedPlugin> use(UsedPlugin plugin) {
        forgetIdle(plugin.file());
        var before = Optional.ofNullable(used.put(plugin.facts().id(), plugin));
        before.ifPresent(this::retire);
        return before;
    }

    /** Lists a disabled plugin; of several versions, the highest. */
    void rest(InstalledPlugin plugin) throws PluginRefusedException {
        for (var other : List.copyOf(disabled.values())) {
            if (other.file().equals(plugin.file())
                    || !other.facts().id().equals(plugin.facts().id())) {
                continue;
            }
            if (!PluginFiles.isNewer(plugin.facts(), other.facts())) {
                throw superseded(plugin.facts(), other.facts());
            }
            refuse(other.file(), Optional.of(other.facts()), superseded(other.facts(), plugin.facts()));
        }
        refused.remove(plugin.file());
        disabled.put(plugin.file(), plugin);
    }

    /** Keeps a plugin's file, and nothing else of it. */
    void rest(UsedPlugin plugin) {
        takeAway(plugin);
        disabled.put(plugin.file(), plugin.describedDisabled());
    }

    /** Lists a file as one that can't be used. */
    void refuse(Path file, Optional<PluginFacts> facts, PluginRefusedException reason) {
        disabled.remove(file);
        var entry = new RefusedPlugin(file, facts, String.valueOf(reason.getMessage()));
        if (!entry.equals(refused.put(file, entry))) {
            log.warn("{} is not used. {}", file.getFileName(), entry.reason());
            log.debug("Refused because of", reason);
        }
    }

    /** Knows nothing of a file any more, unless it is of a plugin in use. */
    void forgetIdle(Path file) {
        disabled.remove(file);
        refused.remove(file);
    }

    /** Uses a plugin no more. Who is using it may end within the limits. */
    void takeAway(UsedPlugin plugin) {
        used.remove(plugin.facts().id(), plugin);
        retire(plugin);
    }

    /** Uses a plugin no more, and leaves its retirement to the caller. */
    Optional<UsedPlugin> takeOut(String id) {
        return Optional.ofNullable(used.remove(id));
    }

    /** Takes all away. */
    void clear() {
        used.values().forEach(this::retire);
        used.clear();
    }

    /** Waits until all that were taken away have ended, as long as the limits let them. */
    void awaitRetirements() {
        retirements.shutdown();
        try {
            var most = limits.finish().plus(limits.interrupted()).plusSeconds(5);
            if (!retirements.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Plugins are still busy; the host stops without them.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void retire(UsedPlugin plugin) {
        retirements.execute(() -> plugin.retire(limits));
    }

    /** Why the older of two versions of one plugin is not used. */
    static PluginRefusedException superseded(PluginFacts older, PluginFacts newer) {
        return new PluginRefusedException(
                "The plugin " + older.id() + " " + older.version() + " is not used: " + newer.version()
                        + " of the same plugin is in the folder.",
                "Remove one of them.");
    }
}
