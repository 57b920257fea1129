package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static dev.rollcall.http.Mdm.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A plugin that was removed leaves nothing behind in the host's HTTP. */
class RemovalTest {

    @Test
    void aClosedClientKeepsNoClassOfThePlugin() throws Exception {
        try (var mdm = new Mdm()) {
            mdm.server.stubFor(get("/token").willReturn(json("{\"id\": \"t\"}")));
            mdm.server.stubFor(get("/list").willReturn(json("[{\"id\": \"a\"}, {\"id\": \"b\"}]")));
            var loader = used(mdm);
            Await.until("the plugin's classes are gone", () -> {
                System.gc();
                return loader.get() == null;
            });
        }
    }

    private static WeakReference<ClassLoader> used(Mdm mdm) throws Exception {
        var loader = new OwnClasses();
        var type = loader.loadClass(Removable.class.getName());
        assertThat(type).isNotSameAs(Removable.class);
        var plugin = type.getConstructor().newInstance();
        type.getField("host").set(plugin, Optional.of(mdm.http));
        type.getField("address").set(plugin, mdm.address());
        assertThat(((Callable<?>) plugin).call()).isEqualTo(6);
        return new WeakReference<>(loader);
    }

    /** Loads the plugin's classes itself, as a plugin's class loader does. */
    private static final class OwnClasses extends ClassLoader {
        OwnClasses() {
            super(RemovalTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return name.startsWith(Removable.class.getName()) ? defined(name) : super.loadClass(name, resolve);
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (var file = resource(name)) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                var bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static java.io.@Nullable InputStream resource(String name) {
            return RemovalTest.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class");
        }
    }
}
