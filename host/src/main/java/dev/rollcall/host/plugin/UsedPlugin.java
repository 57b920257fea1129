package dev.rollcall.host.plugin;

import dev.rollcall.api.SourceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loaded plugin and the threads that are in it, so that it can be taken away without pulling it from under them. */
final class UsedPlugin {
    private static final Logger log = LoggerFactory.getLogger(UsedPlugin.class);

    private final LoadedPlugin plugin;
    private final Path file;
    private final String sha256;
    private final Set<Thread> users = new HashSet<>();
    private boolean retiring;
    private boolean interrupted;

    UsedPlugin(LoadedPlugin plugin, Path file, String sha256) {
        this.plugin = plugin;
        this.file = file;
        this.sha256 = sha256;
    }

    LoadedPlugin plugin() {
        return plugin;
    }

    Path file() {
        return file;
    }

    String sha256() {
        return sha256;
    }

    PluginFacts facts() {
        return plugin.facts();
    }

    String name() {
        return facts().name();
    }

    InstalledPlugin described() {
        return InstalledPlugin.enabled(facts(), file, sha256, plugin.spec());
    }

    /** It as it will be once it is disabled. */
    InstalledPlugin describedDisabled() {
        return InstalledPlugin.disabled(facts(), file, sha256, plugin.spec().id());
    }

    /**
     * Does something with the source on the calling thread.
     *
     * @throws PluginUnavailableException if the plugin is being removed, or was removed meanwhile
     */
    <T> T use(SourceUse<T> use) throws PluginUnavailableException, SourceException, InterruptedException {
        var thread = Thread.currentThread();
        enter(thread);
        var before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(plugin.classLoader());
            return use.with(plugin.source());
        } catch (InterruptedException e) {
            if (wasInterrupted()) {
                throw gone();
            }
            throw e;
        } finally {
            thread.setContextClassLoader(before);
            leave(thread);
        }
    }

    /** Lets nobody in any more, waits for those who are in, interrupts them when it takes too long, and unloads. */
    void retire(PluginLimits limits) {
        try {
            closeDoors();
            if (!awaitEmpty(limits.finish())) {
                log.info(
                        "The plugin {} is interrupted: it was still reading {} s after it was to be removed.",
                        name(),
                        limits.finish().toSeconds());
                interruptUsers();
                if (!awaitEmpty(limits.interrupted())) {
                    log.warn(
                            "The plugin {} does not end when it is interrupted ({}); it is dropped all the same, and its"
                                    + " memory is given back when it ends.",
                            name(),
                            userNames());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            plugin.unload();
        }
    }

    private synchronized void enter(Thread thread) throws PluginUnavailableException {
        if (retiring) {
            throw gone();
        }
        users.add(thread);
    }

    private synchronized void leave(Thread thread) {
        users.remove(thread);
        if (interrupted) {
            // The interrupt was meant for the plugin, not for what its caller does next.
            Thread.interrupted();
        }
        notifyAll();
    }

    private synchronized void closeDoors() {
        retiring = true;
    }

    private synchronized void interruptUsers() {
        interrupted = true;
        users.forEach(Thread::interrupt);
    }

    private synchronized boolean wasInterrupted() {
        return interrupted;
    }

    private synchronized String userNames() {
        return users.stream().map(Thread::getName).sorted().collect(Collectors.joining(", "));
    }

    private synchronized boolean awaitEmpty(Duration atMost) throws InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        while (!users.isEmpty()) {
            var left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private PluginUnavailableException gone() {
        return new PluginUnavailableException(
                "The plugin " + name() + " was removed or replaced while it was needed.",
                "Sync again; if the plugin was removed, install it again first.");
    }

    @Override
    public String toString() {
        return name();
    }
}
