package dev.rollcall.host.plugin;

import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.PluginApi;
import dev.rollcall.api.SourceSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pf4j.PluginState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin whose classes are loaded and whose source answered for itself. */
final class LoadedPlugin {
    private static final Logger log = LoggerFactory.getLogger(LoadedPlugin.class);

    private final PluginFacts facts;
    private final SinglePluginManager manager;
    private final Path jar;
    private final DeviceSource source;
    private final SourceSpec spec;

    private LoadedPlugin(
            PluginFacts facts, SinglePluginManager manager, Path jar, DeviceSource source, SourceSpec spec) {
        this.facts = facts;
        this.manager = manager;
        this.jar = jar;
        this.source = source;
        this.spec = spec;
    }

    /**
     * Loads a plugin and asks it for its spec.
     *
     * @param jar a private copy that nobody changes; deleted when the plugin is unloaded
     * @throws PluginRefusedException if it can't be used; nothing of it is left then
     */
    static LoadedPlugin load(Path jar, PluginFacts facts, PluginLimits limits) throws PluginRefusedException {
        var manager = new SinglePluginManager(jar, PluginApi.version());
        try {
            return started(manager, jar, facts, limits);
        } catch (PluginRefusedException e) {
            unload(manager, facts.id(), jar);
            throw e;
        }
    }

    PluginFacts facts() {
        return facts;
    }

    DeviceSource source() {
        return source;
    }

    SourceSpec spec() {
        return spec;
    }

    ClassLoader classLoader() {
        return manager.getPluginClassLoader(facts.id());
    }

    /** Ends the plugin and gives its classes back. Never fails: what goes wrong is logged. */
    void unload() {
        unload(manager, facts.id(), jar);
    }

    private static LoadedPlugin started(SinglePluginManager manager, Path jar, PluginFacts facts, PluginLimits limits)
            throws PluginRefusedException {
        var start = new FutureTask<>(() -> {
            try {
                return started(manager, jar, facts);
            } finally {
                // It goes on for a moment after it has said what it found, and is none of the plugin's threads.
                Thread.currentThread().setContextClassLoader(LoadedPlugin.class.getClassLoader());
            }
        });
        var thread = new Thread(start, "plugin-start-" + facts.id());
        thread.setDaemon(true);
        thread.start();
        return awaited(start, facts, limits);
    }

    private static LoadedPlugin started(SinglePluginManager manager, Path jar, PluginFacts facts)
            throws SourceCountException {
        manager.loadPlugin(jar);
        // Threads that the plugin starts inherit this, which is how they are found again when it is removed.
        Thread.currentThread().setContextClassLoader(manager.getPluginClassLoader(facts.id()));
        if (manager.startPlugin(facts.id()) != PluginState.STARTED) {
            throw new IllegalStateException("PF4J did not start it");
        }
        var sources = manager.getExtensions(DeviceSource.class, facts.id());
        if (sources.size() != 1) {
            throw new SourceCountException(sources.size());
        }
        return new LoadedPlugin(
                facts, manager, jar, sources.get(0), sources.get(0).spec());
    }

    private static LoadedPlugin awaited(FutureTask<LoadedPlugin> start, PluginFacts facts, PluginLimits limits)
            throws PluginRefusedException {
        var name = "The plugin " + facts.id() + " " + facts.version();
        try {
            return start.get(limits.start().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            start.cancel(true);
            throw new PluginRefusedException(
                    name + " did not say what it is within " + limits.start().toSeconds() + " s.",
                    "Its maker must make spec() a constant without I/O.");
        } catch (InterruptedException e) {
            start.cancel(true);
            Thread.currentThread().interrupt();
            throw new PluginRefusedException(name + " was not loaded: the host is stopping.", "Start it again.", e);
        } catch (ExecutionException e) {
            throw refusal(name, e.getCause() == null ? e : e.getCause());
        }
    }

    private static PluginRefusedException refusal(String name, Throwable failure) {
        if (failure instanceof SourceCountException count) {
            return count.refusal(name);
        }
        var cause =
                failure instanceof IllegalStateException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof LinkageError || cause instanceof ClassNotFoundException) {
            return new PluginRefusedException(
                    name + " needs a class that is not there (" + cause.getMessage() + ").",
                    "Its maker must bundle the libraries it uses, or build it for this version of plugin-api.",
                    cause);
        }
        return new PluginRefusedException(
                name + " failed to start with " + cause.getClass().getSimpleName() + ".",
                "Report it to the maker of the plugin; the log has the details.",
                cause);
    }

    private static void unload(SinglePluginManager manager, String id, Path jar) {
        try {
            if (manager.getPlugin(id) != null) {
                var leftBehind = threadsOf(manager.getPluginClassLoader(id));
                manager.unloadPlugin(id);
                if (!leftBehind.isEmpty()) {
                    log.warn(
                            "The plugin {} started threads and did not end them ({}); its classes stay in memory until"
                                    + " the host is restarted. Report it to the maker of the plugin.",
                            id,
                            String.join(", ", leftBehind));
                }
            }
        } catch (RuntimeException | LinkageError e) {
            log.warn("The plugin {} failed while it was being stopped; it is dropped all the same.", id, e);
        }
        try {
            Files.deleteIfExists(jar);
        } catch (IOException e) {
            log.warn("The private copy {} of the plugin {} can't be deleted.", jar, id, new UncheckedIOException(e));
        }
    }

    private static List<String> threadsOf(ClassLoader plugin) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread())
                .filter(thread -> Objects.equals(thread.getContextClassLoader(), plugin)
                        || Objects.equals(thread.getClass().getClassLoader(), plugin))
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    /** A plugin has one source, no more and no less. */
    private static final class SourceCountException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int count;

        SourceCountException(int count) {
            this.count = count;
        }

        PluginRefusedException refusal(String name) {
            return count == 0
                    ? new PluginRefusedException(
                            name + " has no DeviceSource in it.",
                            "Its maker must annotate the source with @Extension and run PF4J's annotation processor.")
                    : new PluginRefusedException(
                            name + " has " + count + " DeviceSources in it.", "Its maker must make a plugin of each.");
        }
    }
}
