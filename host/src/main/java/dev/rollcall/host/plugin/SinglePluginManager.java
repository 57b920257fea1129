package dev.rollcall.host.plugin;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultPluginManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.JarPluginLoader;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginStatusProvider;

/**
 * PF4J for exactly one plugin. With a manager of its own each, two versions of one plugin can be loaded side by side
 * while an upgrade is tried, and dropping the manager drops all that PF4J remembers of the plugin.
 */
final class SinglePluginManager extends DefaultPluginManager {

    SinglePluginManager(Path jar, String apiVersion) {
        super(List.of(jar.getParent()));
        setSystemVersion(apiVersion);
        setExactVersionAllowed(true);
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new ManifestPluginDescriptorFinder();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new ContractFirstLoader(this);
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new AlwaysEnabled();
    }

    @Override
    protected ExtensionFactory createExtensionFactory() {
        return new PlainExtensionFactory();
    }

    /** Loads the packages that host and plugin must share from the host, and everything else from the plugin first. */
    private static final class ContractFirstLoader extends JarPluginLoader {
        ContractFirstLoader(PluginManager manager) {
            super(manager);
        }

        @Override
        public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
            var loader = new ContractFirstClassLoader(
                    pluginManager, descriptor, getClass().getClassLoader());
            loader.addFile(jar.toFile());
            return loader;
        }
    }

    private static final class ContractFirstClassLoader extends PluginClassLoader {
        private static final List<String> SHARED = List.of(
                "dev.rollcall.api.",
                "org.pf4j.",
                "org.jspecify.",
                "org.slf4j.",
                "tools.jackson.",
                "com.fasterxml.jackson.annotation.");

        ContractFirstClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader host) {
            super(manager, descriptor, host, ClassLoadingStrategy.PDA);
        }

        @Override
        protected boolean shouldDelegateToParent(String className) {
            return super.shouldDelegateToParent(className) || SHARED.stream().anyMatch(className::startsWith);
        }
    }

    /** Whether a plugin is enabled is for {@link Plugins} to know. */
    private static final class AlwaysEnabled implements PluginStatusProvider {
        @Override
        public boolean isPluginDisabled(String pluginId) {
            return false;
        }

        @Override
        public void disablePlugin(String pluginId) {
            throw new UnsupportedOperationException("Plugins are disabled by the host, not by PF4J.");
        }

        @Override
        public void enablePlugin(String pluginId) {
            throw new UnsupportedOperationException("Plugins are enabled by the host, not by PF4J.");
        }
    }

    /** PF4J's own factory logs and wraps; this one lets the failure out as it is. */
    private static final class PlainExtensionFactory implements ExtensionFactory {
        @Override
        public <T> T create(Class<T> extensionClass) {
            try {
                return extensionClass.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e.getCause() != null ? e.getCause() : e);
            }
        }
    }
}
