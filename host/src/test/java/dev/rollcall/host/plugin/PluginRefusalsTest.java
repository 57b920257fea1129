package dev.rollcall.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, with the reason, and disturbs nobody else. */
class PluginRefusalsTest {
    private static final PluginLimits QUICK = new PluginLimits(
            1 << 20, 8 << 20, 500, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofMillis(500));

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private Plugins plugins;

    @BeforeEach
    void open() {
        plugins = new Plugins(new PluginOptions(folder, QUICK));
    }

    @AfterEach
    void close() {
        plugins.close();
    }

    @Test
    void refusesWhatIsNoJar() throws Exception {
        Files.writeString(folder.resolve("readme.jar"), "hello");
        assertRefused("can't be read as a jar");
    }

    @Test
    void refusesAJarThatIsNoPlugin() throws Exception {
        PluginJar.plugin("alpha").without("Plugin-Id").writeTo(folder.resolve("library.jar"));
        assertRefused("no Plugin-Id", "not a Rollcall plugin");
    }

    @Test
    void refusesAVersionThatIsNone() throws Exception {
        PluginJar.plugin("alpha").version("new").writeTo(folder.resolve("alpha.jar"));
        assertRefused("version 'new'", "three numbers");
    }

    @Test
    void refusesANameThatLeadsOutOfTheFolder() throws Exception {
        PluginJar.plugin("alpha").manifest("Plugin-Id", "../alpha").writeTo(folder.resolve("alpha.jar"));
        assertRefused("Plugin-Id is no name");
    }

    @Test
    void refusesAVersionThatLeadsOutOfTheFolder() throws Exception {
        PluginJar.plugin("alpha").version("1.0.0-/../../x").writeTo(folder.resolve("alpha.jar"));
        assertRefused("version '1.0.0-/../../x'", "three numbers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../outside.class", "inside/../../outside.class", "/etc/outside", "..\\outside", "C:/outside"})
    void refusesAnEntryThatLeadsOutOfTheJar(String entry) throws Exception {
        PluginJar.plugin("alpha").entry(entry, new byte[] {1}).writeTo(folder.resolve("alpha.jar"));
        assertRefused("an entry whose name leads out of it");
    }

    @Test
    void refusesAnotherContractVersion() throws Exception {
        PluginJar.plugin("alpha").manifest("Plugin-Requires", ">=7.0.0").writeTo(folder.resolve("alpha.jar"));
        assertRefused("needs plugin-api >=7.0.0, and this host has 0.1.0");
    }

    @Test
    void refusesARangeThatIsNone() throws Exception {
        PluginJar.plugin("alpha").manifest("Plugin-Requires", "seven").writeTo(folder.resolve("alpha.jar"));
        assertRefused("'seven', which is not a range");
    }

    @Test
    void refusesAPluginThatDoesNotSayItsContract() throws Exception {
        PluginJar.plugin("alpha").without("Plugin-Requires").writeTo(folder.resolve("alpha.jar"));
        assertRefused("does not say which versions of plugin-api");
    }

    @Test
    void refusesAPluginWithoutSource() throws Exception {
        PluginJar.plugin("alpha").notIndexed().writeTo(folder.resolve("alpha.jar"));
        assertRefused("has no DeviceSource in it", "annotation processor");
    }

    @Test
    void refusesAPluginThatBundlesTheContract() throws Exception {
        PluginJar.plugin("alpha")
                .entry("dev/rollcall/api/DeviceSource.class", new byte[] {1})
                .writeTo(folder.resolve("alpha.jar"));
        assertRefused("bundles the contract", "scope 'provided'");
    }

    @Test
    void refusesAPluginThatFailsToLink() throws Exception {
        PluginJar.plugin("alpha")
                .specBody("if (true) throw new NoClassDefFoundError(\"com/acme/Library\"); return SPEC;")
                .writeTo(folder.resolve("alpha.jar"));
        assertRefused("needs a class that is not there (com/acme/Library)");
    }

    @Test
    void refusesAPluginThatThrowsInItsConstructor() throws Exception {
        PluginJar.plugin("alpha")
                .classBody("public AlphaSource() { throw new IllegalArgumentException(\"no\"); }")
                .writeTo(folder.resolve("alpha.jar"));
        assertRefused("failed to start with IllegalArgumentException");
    }

    @Test
    void refusesAPluginThatThrowsInSpec() throws Exception {
        PluginJar.plugin("alpha")
                .specBody("throw new UnsupportedOperationException();")
                .writeTo(folder.resolve("alpha.jar"));
        assertRefused("failed to start with UnsupportedOperationException");
    }

    @Test
    void refusesAPluginThatHangsInSpec() throws Exception {
        var impatient = new PluginLimits(
                1 << 20, 8 << 20, 500, Duration.ofMillis(700), Duration.ofMillis(200), Duration.ofMillis(500));
        PluginJar.plugin("alpha")
                .specBody("try { Thread.sleep(60_000); } catch (InterruptedException e) { } return SPEC;")
                .writeTo(folder.resolve("alpha.jar"));
        try (var waiting = new Plugins(new PluginOptions(folder, impatient))) {
            waiting.scan();
            assertThat(waiting.refused()).singleElement().satisfies(refused -> assertThat(refused.reason())
                    .contains("did not say what it is within"));
        }
    }

    @Test
    void refusesASecondPluginForOneProvider() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder.resolve("a.jar"));
        PluginJar.plugin("other").provider("alpha").writeTo(folder.resolve("b.jar"));
        assertRefused("supplies the provider 'alpha', which the plugin alpha 1.0.0 supplies already");
        assertThat(plugins.installed())
                .extracting(plugin -> plugin.facts().id())
                .doesNotContain("other");
    }

    @Test
    void refusesTheOlderOfTwoVersionsOfOnePlugin() throws Exception {
        PluginJar.plugin("alpha").version("1.9.0").writeTo(folder.resolve("a.jar"));
        PluginJar.plugin("alpha").version("1.10.0").writeTo(folder.resolve("b.jar"));
        assertRefused("alpha 1.9.0 is not used: 1.10.0 of the same plugin is in the folder");
        assertThat(version("alpha")).isEqualTo("1.10.0");
    }

    @Test
    void refusesAZipBombBeforeItIsUnpackedToItsEnd() throws Exception {
        PluginJar.plugin("alpha").entry("zeros.bin", new byte[32 << 20]).writeTo(folder.resolve("alpha.jar"));
        assertRefused("unpacks to more than 8 MiB");
    }

    @Test
    void refusesTooManyEntries() throws Exception {
        var jar = PluginJar.plugin("alpha");
        for (var i = 0; i < 600; i++) {
            jar.entry("n" + i, new byte[0]);
        }
        jar.writeTo(folder.resolve("alpha.jar"));
        assertRefused("more than 500 entries");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        Files.write(folder.resolve("alpha.jar"), new byte[2 << 20]);
        assertRefused("larger than 1 MiB");
    }

    @Test
    void refusesALinkOutOfTheFolder() throws Exception {
        var outside = PluginJar.plugin("alpha").writeTo(elsewhere.resolve("alpha.jar"));
        Files.createSymbolicLink(folder.resolve("alpha.jar"), outside);
        assertRefused("link to a place outside");
        assertThat(plugins.providers()).extracting(SourceSpec::id).doesNotContain("alpha");
    }

    @Test
    void refusesALinkThatLeadsNowhere() throws Exception {
        Files.createSymbolicLink(folder.resolve("alpha.jar"), elsewhere.resolve("nothing.jar"));
        assertRefused("can't be read");
    }

    @Test
    void doesNotLoadAJarWhoseContentWasHalfOverwritten() throws Exception {
        var file = PluginJar.plugin("alpha")
                .entry("text.txt", "text ".repeat(2000).getBytes(StandardCharsets.UTF_8))
                .writeTo(folder.resolve("alpha.jar"));
        var bytes = Files.readAllBytes(file);
        for (var i = bytes.length / 3; i < bytes.length / 3 + 40; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        assertRefused("can't be read as a jar");
    }

    private void assertRefused(String... phrases) throws IOException {
        plugins.scan();
        assertThat(plugins.refused()).singleElement().satisfies(refused -> assertThat(refused.reason())
                .contains(phrases));
        PluginJar.plugin("healthy").writeTo(folder.resolve("healthy.jar"));
        settle();
        assertThat(plugins.providers())
                .as("others are not disturbed")
                .extracting(SourceSpec::id)
                .contains("healthy");
    }

    private String version(String id) {
        return plugins.installed().stream()
                .filter(plugin -> plugin.facts().id().equals(id))
                .map(plugin -> plugin.facts().version())
                .findFirst()
                .orElseThrow();
    }

    /** Two looks: a file counts when it looks the same twice. */
    private void settle() {
        plugins.scan();
        plugins.scan();
    }
}
