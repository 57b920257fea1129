package dev.rollcall.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Preparation;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.StatusNames;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.sandbox.snipeit.SnipeIt;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfiguredPlatformTest {
    private final Map<String, String> usual = new ConcurrentHashMap<>();
    private final OutboundHttp http =
            OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofSeconds(20));
    private final SnipeIt server = start();

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void saysThatNoneIsConfigured() {
        try (var platform = new ConfiguredPlatform(http, Optional.empty(), () -> usual)) {
            assertThatThrownBy(platform::platform)
                    .hasMessageContaining("No platform is configured. Set rollcall.platform.url")
                    .asInstanceOf(InstanceOfAssertFactories.type(PlatformException.class))
                    .extracting(PlatformException::kind)
                    .isEqualTo(FailureKind.CONFIGURATION);
        }
    }

    @Test
    void opensThePlatformOnceAndSendsNothingByThat() throws Exception {
        try (var platform = configured(Map.of())) {
            assertThat(platform.platform()).isSameAs(platform.platform());
            assertThat(server.log()).isEmpty();
        }
    }

    @Test
    void followsThePluginsThatComeAndKeepsTheFieldOfOneThatIsAway() throws Exception {
        try (var platform = configured(Map.of("kandji", "Iru ID"))) {
            var opened = platform.platform();
            assertThat(fields(opened)).containsExactlyInAnyOrder("Iru ID");
            usual.put("kandji", "Kandji ID");
            usual.put("jamf", "Jamf ID");
            assertThat(fields(opened)).containsExactlyInAnyOrder("Iru ID", "Jamf ID");
            usual.clear();
            assertThat(fields(opened)).containsExactlyInAnyOrder("Iru ID", "Jamf ID");
        }
    }

    private ConfiguredPlatform configured(Map<String, String> linkFields) {
        var settings = new SnipeItSettings(
                server.url(),
                Secret.of("sync-token"),
                100_000,
                new StatusNames(List.of("In use"), List.of("Handed back")),
                linkFields,
                Map.of(),
                ActiveOrder.NONE,
                Creation.DEFAULT);
        return new ConfiguredPlatform(http, Optional.of(settings), () -> usual);
    }

    /** The fields that it would make. */
    private static List<String> fields(AssetPlatform platform) throws Exception {
        return platform.preparations().stream()
                .map(Preparation::what)
                .filter(what -> what.startsWith("Make the custom field '"))
                .map(what -> what.split("'", -1)[1])
                .toList();
    }

    private static SnipeIt start() {
        var world = SnipeItWorld.fresh(SnipeItVersion.V8_1_4, InstantSource.system());
        world.settings().throttlePerMinute(1_000_000);
        var syncer = world.user("sync", draft -> draft.name("Sync", "Role").permissions(SnipeItWorld.SYNC_PERMISSIONS));
        world.token("sync-token", syncer);
        return SnipeIt.start(world);
    }
}
