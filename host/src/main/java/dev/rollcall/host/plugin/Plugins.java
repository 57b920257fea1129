package dev.rollcall.host.plugin;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider plugins of the host. The drop-in folder is the truth: {@link #scan} makes what is loaded follow what is
 * in it, and installing or removing a plugin is changing the folder. Which plugins are disabled is kept elsewhere, and
 * followed just so.
 *
 * <p>Safe for use by several threads; changes happen one at a time.
 */
public final class Plugins implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Plugins.class);

    private final PluginOptions options;
    private final PluginFolder folder;
    private final PluginFiles files;
    private final PluginShelf shelf;
    private final DisabledIds off;

    /** Opens the plugins; nothing is loaded before the first {@link #scan}. */
    public Plugins(PluginOptions options) {
        this.options = options;
        this.folder = new PluginFolder(options.folder());
        this.files = new PluginFiles(options);
        this.shelf = new PluginShelf(options.limits());
        this.off = new DisabledIds(options.switches());
    }

    /** The folder that is watched. */
    public Path folder() {
        return options.folder();
    }

    /** Whether only what is signed by somebody trusted is used. */
    public boolean wantsSignatures() {
        return options.signers() != TrustedSigners.ANYBODY;
    }

    /** Usable plugins and disabled ones, by id. */
    public List<InstalledPlugin> installed() {
        return shelf.installed();
    }

    /** Files in the folder that can't be used, by name. */
    public List<RefusedPlugin> refused() {
        return shelf.refused();
    }

    /** Why the folder itself can't be read; empty if it can. */
    public Optional<String> folderProblem() {
        return folder.problem();
    }

    /** The specs of all providers that can be used now, by id. */
    public List<SourceSpec> providers() {
        return shelf.providers();
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
        off.follow().forEach(this::switched);
        var changes = folder.look();
        changes.gone().forEach(this::forget);
        var again = changes.gone().isEmpty() ? List.<Path>of() : refusedFiles();
        again.forEach(this::examine);
        changes.settled().stream().filter(file -> !again.contains(file)).forEach(this::examine);
    }

    /**
     * A plugin by its id, enabled or disabled.
     *
     * @throws PluginUnavailableException if there is none that could be used
     */
    public InstalledPlugin installed(String id) throws PluginUnavailableException {
        return shelf.installed(id).orElseThrow(() -> unknown(id));
    }

    /** Why nothing supplies a provider now; empty if something does. */
    public Optional<PluginAbsence> absence(String providerId) {
        if (shelf.supplier(providerId).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(disabledSupplier(providerId)
                .orElseGet(
                        () -> new PluginAbsence("No plugin supplies the provider '" + providerId + "'.", available())));
    }

    /** What to say of a provider whose plugin is there and disabled; empty where that is not so. */
    public Optional<PluginAbsence> disabledSupplier(String providerId) {
        return shelf.disabledSupplier(providerId)
                .map(plugin -> new PluginAbsence(
                        "The plugin " + plugin.facts().name() + ", which supplies the provider '" + providerId
                                + "', is disabled.",
                        "Enable it, with POST /api/v1/plugins/" + plugin.facts().id() + "/enable."));
    }

    /**
     * Stops using a plugin and keeps its file. What is disabled already stays so, and nothing is kept.
     *
     * @throws PluginUnavailableException if it is not there
     */
    public synchronized InstalledPlugin disable(String id, PluginRecord keeping) throws PluginUnavailableException {
        var inUse = shelf.used(id);
        if (inUse.isEmpty()) {
            return installed(id);
        }
        var used = inUse.get();
        var before = used.described();
        var after = used.describedDisabled();
        keeping.keep(Optional.of(before), Optional.of(after), Plugins::noFiles);
        off.add(id, before.provider());
        shelf.rest(used);
        log.info("Plugin {} disabled.", used.name());
        return after;
    }

    /**
     * Uses a disabled plugin again. What is enabled already stays so, and nothing is kept.
     *
     * @throws PluginUnavailableException if it is not there
     * @throws PluginRefusedException if it can't be used any more; it stays disabled
     */
    public synchronized InstalledPlugin enable(String id, PluginRecord keeping)
            throws PluginUnavailableException, PluginRefusedException {
        var before = installed(id);
        if (before.isEnabled()) {
            return before;
        }
        try (var candidate = candidate(before.file(), before.sha256())) {
            refuseRival(candidate.plugin());
            var after = described(candidate, before.file());
            keeping.keep(Optional.of(before), Optional.of(after), Plugins::noFiles);
            off.remove(id);
            use(candidate, before.file());
            log.info("Plugin {} enabled.", after.facts().name());
            return after;
        }
    }

    /**
     * Looks whether a file outside of the folder can be used as a plugin, and loads its code for that.
     *
     * @param jar it is not changed, and has to stay until the candidate is installed
     * @param sha256 of the file, in hexadecimal digits
     * @throws PluginRefusedException if it can't be used
     */
    PluginCandidate candidate(Path jar, String sha256) throws PluginRefusedException {
        return new PluginCandidate(files.load(jar), jar, sha256);
    }

    /**
     * Puts a plugin into the folder and uses it, in place of every other version of the same plugin. A disabled one
     * stays disabled.
     *
     * @throws PluginRefusedException if it can't be used; the folder and what runs are as before
     */
    synchronized InstalledPlugin install(PluginCandidate candidate, PluginRecord keeping)
            throws PluginRefusedException {
        refuseRival(candidate.plugin());
        var id = candidate.facts().id();
        var before = shelf.installed(id);
        var others = shelf.files(id);
        var target = files.place(candidate.facts());
        var after = off.contains(id)
                ? InstalledPlugin.disabled(
                        candidate.facts(),
                        target,
                        candidate.sha256(),
                        candidate.plugin().spec().id())
                : described(candidate, target);
        var inUse = before.map(InstalledPlugin::file);
        keeping.keep(before, Optional.of(after), () -> files.install(candidate.jar(), target, inUse, others));
        others.forEach(shelf::forgetIdle);
        folder.accept(target);
        if (after.isEnabled()) {
            use(candidate, target);
        } else {
            shelf.rest(after);
        }
        log.info("Plugin {} installed.", after.facts().name());
        return after;
    }

    /** Installs a plugin without keeping anything but its file. */
    InstalledPlugin add(Path jar) throws PluginRefusedException {
        try (var candidate = candidate(jar, PluginFiles.sha256(jar))) {
            return install(candidate, (before, after, change) -> change.run());
        }
    }

    /**
     * Removes a plugin with all its files, those that can't be used included. Returns when nobody uses it any more, at the
     * latest after the stated limits.
     *
     * @throws PluginUnavailableException if it is not there
     */
    public void remove(String id, PluginRecord keeping) throws PluginUnavailableException {
        takenOut(id, keeping).ifPresent(used -> used.retire(options.limits()));
        log.info("Plugin {} removed.", id);
    }

    private synchronized Optional<UsedPlugin> takenOut(String id, PluginRecord keeping)
            throws PluginUnavailableException {
        var all = shelf.files(id);
        if (all.isEmpty()) {
            throw unknown(id);
        }
        keeping.keep(shelf.installed(id), Optional.empty(), () -> files.remove(all));
        off.remove(id);
        all.forEach(shelf::forgetIdle);
        return shelf.takeOut(id);
    }

    /** Ends all plugins, within their limits. */
    @Override
    public void close() {
        synchronized (this) {
            shelf.clear();
        }
        shelf.awaitRetirements();
        files.close();
    }

    private void examine(Path file) {
        Optional<PluginFacts> known = Optional.empty();
        try {
            var sha256 = PluginFiles.sha256(file);
            if (shelf.usedFrom(file)
                    .filter(used -> used.sha256().equals(sha256))
                    .isPresent()) {
                shelf.forgetIdle(file);
                return;
            }
            folder.checkInside(file);
            var facts = files.inspect(file);
            known = Optional.of(facts);
            if (off.contains(facts.id())) {
                shelf.rest(InstalledPlugin.disabled(facts, file, sha256, off.provider(facts.id())));
                return;
            }
            takeIn(files.load(file), file, sha256);
        } catch (PluginRefusedException e) {
            shelf.refuse(file, known, e);
        } catch (UncheckedIOException e) {
            shelf.refuse(
                    file, known, new PluginRefusedException("The file can't be read.", "Check its permissions.", e));
        }
    }

    /** Another host has enabled or disabled a plugin, or this one before it was ended. */
    private void switched(String id) {
        if (off.contains(id)) {
            shelf.used(id).ifPresent(shelf::rest);
            return;
        }
        shelf.disabledFiles(id).forEach(this::examine);
    }

    /** What a change does that leaves the folder as it is. */
    private static void noFiles() {}

    private void use(PluginCandidate candidate, Path file) {
        shelf.use(new UsedPlugin(candidate.take(), file, candidate.sha256()));
    }

    private static InstalledPlugin described(PluginCandidate candidate, Path file) {
        return InstalledPlugin.enabled(
                candidate.facts(), file, candidate.sha256(), candidate.plugin().spec());
    }

    private void refuseRival(LoadedPlugin plugin) throws PluginRefusedException {
        var rival = shelf.rival(plugin, null);
        if (rival.isPresent()) {
            throw rival.get();
        }
    }

    private void takeIn(LoadedPlugin plugin, Path file, String sha256) throws PluginRefusedException {
        var rival = shelf.rival(plugin, file);
        if (rival.isPresent()) {
            plugin.unload();
            throw rival.get();
        }
        var used = new UsedPlugin(plugin, file, sha256);
        var before = shelf.use(used);
        if (before.isEmpty()) {
            log.info("Plugin {} loaded for {}.", used.name(), plugin.spec().displayName());
            return;
        }
        var old = before.get();
        log.info("Plugin {} replaced {}.", used.name(), old.name());
        if (!old.file().equals(file)) {
            shelf.refuse(old.file(), Optional.of(old.facts()), PluginShelf.superseded(old.facts(), plugin.facts()));
        }
    }

    private void forget(Path file) {
        shelf.forgetIdle(file);
        shelf.usedFrom(file).ifPresent(used -> {
            log.info("Plugin {} was taken out of the folder.", used.name());
            shelf.takeAway(used);
        });
    }

    private List<Path> refusedFiles() {
        return shelf.refused().stream().map(RefusedPlugin::file).toList();
    }

    private UsedPlugin supplier(String providerId) throws PluginUnavailableException {
        var supplier = shelf.supplier(providerId);
        if (supplier.isEmpty()) {
            // It may have come in between, which is no reason to wait for it.
            throw absence(providerId)
                    .map(absence -> new PluginUnavailableException(absence.happened(), absence.cure()))
                    .orElseGet(() -> new PluginUnavailableException(
                            "The plugin of the provider '" + providerId + "' has just come.", "Try again."));
        }
        return supplier.get();
    }

    private PluginUnavailableException unknown(String id) {
        var ids = installed().stream().map(plugin -> plugin.facts().id()).toList();
        return new PluginUnavailableException(
                "There is no plugin '" + id + "'.",
                ids.isEmpty()
                        ? "The folder " + options.folder() + " has none that can be used."
                        : "There are " + String.join(", ", ids) + ".");
    }

    private String available() {
        var ids = providers().stream().map(SourceSpec::id).toList();
        return ids.isEmpty()
                ? "Put a provider's plugin into the folder " + options.folder() + "."
                : "Available are " + String.join(", ", ids) + ".";
    }
}
