package dev.rollcall.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.host.connection.SecretKeys;
import dev.rollcall.host.journal.Instances;
import dev.rollcall.host.plugin.PluginLimits;
import dev.rollcall.host.plugin.PluginOptions;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.state.Database;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may join the hosts on a PostgreSQL. */
class FellowshipIT {
    private static final Path DROP_IN = Path.of(Objects.requireNonNull(System.getProperty("rollcall.drop-in")));
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String ANOTHER =
            Base64.getEncoder().encodeToString("another key of thirty-two bytes.".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path home;

    private final OutboundHttp http = new OutboundHttp(HttpOptions.STRICT, Clock.systemUTC());
    private Plugins all = scanned(DROP_IN);
    private Plugins fewer = all;

    @BeforeEach
    void copy() throws IOException {
        var folder = Files.createDirectory(home.resolve("plugins"));
        try (var jars = Files.newDirectoryStream(DROP_IN, "*{kandji,intune,google}*.jar")) {
            for (var jar : jars) {
                Files.copy(jar, folder.resolve(jar.getFileName()));
            }
        }
        fewer = scanned(folder);
    }

    @AfterEach
    void close() {
        all.close();
        fewer.close();
        http.close();
    }

    private static Plugins scanned(Path folder) {
        var plugins = new Plugins(new PluginOptions(folder, PluginLimits.DEFAULT));
        plugins.scan();
        return plugins;
    }

    private static Instances host(DataSource database) {
        return new Instances(JdbcClient.create(database), Clock.systemUTC(), true);
    }

    private Fellowship join(Instances host, String key, Plugins plugins) {
        return Fellowship.join(host, SecretKeys.configured(key), plugins, http);
    }

    @Test
    void refusesAnotherKeyAndOtherPluginsWhileAHostLives() {
        var database = Database.POSTGRESQL.fresh();
        var first = host(database);
        join(first, KEY, all);
        var other = host(database);

        assertThatThrownBy(() -> join(other, ANOTHER, all))
                .isInstanceOfSatisfying(ConfigurationException.class, refused -> assertThat(refused.lines())
                        .singleElement()
                        .asString()
                        .contains("another key of secrets", "Set rollcall.secrets.key to the same")
                        .doesNotContain(KEY, ANOTHER));
        assertThatThrownBy(() -> join(other, KEY, fewer))
                .isInstanceOfSatisfying(ConfigurationException.class, refused -> assertThat(refused.lines())
                        .singleElement()
                        .asString()
                        .contains("other plugins: not here is", "jamf", "Put the same files")
                        .doesNotContain("kandji"));
        assertThat(first.others()).as("the one that was refused is gone").isEmpty();

        join(other, KEY, all);
        assertThat(first.others()).hasSize(1);
        other.leave();
        first.leave();
        assertThatCode(() -> join(other, ANOTHER, fewer)).as("when it is alone").doesNotThrowAnyException();
    }

    @Test
    void goesOnWhenPluginsChangeWhileHostsRun() {
        var database = Database.POSTGRESQL.fresh();
        var first = host(database);
        join(first, KEY, all);
        var second = host(database);
        var fellowship = join(second, KEY, all);
        all.close();

        assertThatCode(fellowship::look).doesNotThrowAnyException();

        assertThat(first.others()).singleElement().satisfies(traits -> assertThat(traits.plugins())
                .isEmpty());
    }
}
