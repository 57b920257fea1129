package dev.rollcall.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.SourceSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disabled plugins: how long they stay so, and who follows. */
class PluginSwitchesTest {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final Switchboard switches = new Switchboard();
    private Plugins plugins;

    @BeforeEach
    void open() {
        plugins = another();
    }

    @AfterEach
    void close() {
        plugins.close();
    }

    @Test
    void disablesAndEnablesAcrossRestarts() throws Exception {
        PluginJar.plugin("alpha").provider("mdm").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();

        plugins.disable("alpha", switches::keep);
        assertThat(plugins.providers()).isEmpty();
        assertThat(plugins.absence("mdm").orElseThrow())
                .hasToString("The plugin alpha 1.0.0, which supplies the"
                        + " provider 'mdm', is disabled. Enable it, with POST /api/v1/plugins/alpha/enable.");
        try (var restarted = another()) {
            restarted.scan();
            assertThat(restarted.providers()).isEmpty();
            assertThat(restarted.installed())
                    .singleElement()
                    .satisfies(plugin -> assertThat(plugin.isEnabled()).isFalse())
                    .satisfies(plugin -> assertThat(plugin.provider()).isEqualTo("mdm"));
            restarted.enable("alpha", switches::keep);
            assertThat(restarted.providers()).hasSize(1);
            assertThat(restarted.absence("mdm")).isEmpty();
        }
    }

    @Test
    void followsAnotherHostThatDisablesAndEnables() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();
        try (var other = another()) {
            other.scan();
            other.disable("alpha", switches::keep);
            plugins.scan();
            assertThat(plugins.providers()).isEmpty();
            other.enable("alpha", switches::keep);
            plugins.scan();
            assertThat(plugins.providers()).hasSize(1);
        }
    }

    @Test
    void keepsWhatIsDisabledAsItIsWhileThatCannotBeRead() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        PluginJar.plugin("beta").writeTo(folder.resolve("beta.jar"));
        plugins.scan();
        plugins.disable("alpha", switches::keep);

        switches.fail();
        settle();

        assertThat(plugins.providers()).extracting(SourceSpec::id).containsExactly("beta");
        try (var started = another()) {
            assertThatThrownBy(started::scan)
                    .as("what may be disabled is not loaded")
                    .isInstanceOf(IllegalStateException.class);
            assertThat(started.providers()).isEmpty();
        }
    }

    @Test
    void keepsADisabledPluginDisabledWhenItIsUpgraded() throws Exception {
        var file = PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();
        plugins.disable("alpha", switches::keep);

        PluginJar.plugin("alpha").version("1.1.0").writeTo(file);
        settle();
        assertThat(version()).isEqualTo("1.1.0");
        assertThat(plugins.providers()).isEmpty();

        PluginJar.plugin("alpha").version("1.3.0").writeTo(folder.resolve("b.jar"));
        PluginJar.plugin("alpha").version("1.2.0").writeTo(folder.resolve("c.jar"));
        settle();
        assertThat(plugins.installed())
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.facts().version()).isEqualTo("1.3.0"));
        assertThat(plugins.refused()).hasSize(2).allSatisfy(refused -> assertThat(refused.reason())
                .contains("1.3.0 of the same plugin is in the folder"));

        plugins.add(PluginJar.plugin("alpha").version("1.4.0").writeTo(elsewhere.resolve("four.jar")));
        settle();
        assertThat(version()).isEqualTo("1.4.0");
        assertThat(plugins.providers()).isEmpty();
        assertThat(plugins.refused()).isEmpty();
        plugins.enable("alpha", switches::keep);
        assertThat(plugins.providers()).hasSize(1);
    }

    @Test
    void leavesAPluginDisabledThatCannotBeUsedAnyMore() throws Exception {
        var file = PluginJar.plugin("alpha").writeTo(folder.resolve("alpha.jar"));
        plugins.scan();
        plugins.disable("alpha", switches::keep);
        PluginJar.plugin("alpha").notIndexed().writeTo(file);

        assertThatThrownBy(() -> plugins.enable("alpha", switches::keep))
                .isInstanceOf(PluginRefusedException.class)
                .hasMessageContaining("has no DeviceSource in it");

        assertThat(switches.disabled()).containsKey("alpha");
        assertThat(plugins.installed()).singleElement().satisfies(plugin -> assertThat(plugin.isEnabled())
                .isFalse());
    }

    /** As it is after a restart, or as another host on the same database and folder has it. */
    private Plugins another() {
        return new Plugins(new PluginOptions(folder, PluginLimits.DEFAULT, TrustedSigners.ANYBODY, switches));
    }

    private String version() throws PluginUnavailableException {
        return plugins.installed("alpha").facts().version();
    }

    /** Two looks: a file counts when it looks the same twice. */
    private void settle() {
        plugins.scan();
        plugins.scan();
    }
}
