package dev.rollcall.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.state.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PluginStoreTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsWhatIsDisabledUntilItIsEnabled(Database database) {
        var source = database.fresh();
        var store = new PluginStore(JdbcClient.create(source));
        assertThat(store.disabled()).isEmpty();

        store.disable(plugin("alpha", "mdm"), "Ann", AT);
        store.disable(plugin("alpha", "other"), "Ann", AT);
        store.disable(plugin("beta", "cloud"), "Ann", AT);
        assertThat(new PluginStore(JdbcClient.create(source)).disabled())
                .isEqualTo(Map.of("alpha", "other", "beta", "cloud"));

        store.enable("alpha");
        store.enable("gamma");
        assertThat(store.disabled()).isEqualTo(Map.of("beta", "cloud"));
    }

    private static InstalledPlugin plugin(String id, String provider) {
        var facts = new PluginFacts(id, "1.0.0", "", "", ">=0.1.0", Optional.empty());
        return InstalledPlugin.disabled(facts, Path.of(id + ".jar"), "00", provider);
    }
}
