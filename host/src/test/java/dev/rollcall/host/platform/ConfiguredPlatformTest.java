package dev.rollcall.host.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Preparation;
import dev.rollcall.host.asset.StatusChoice;
import dev.rollcall.host.state.Database;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.sandbox.glpi.Glpi;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.snipeit.SnipeIt;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfiguredPlatformTest {
    private final Map<String, String> usual = new ConcurrentHashMap<>();
    private final OutboundHttp http =
            OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofSeconds(20));
    private final SnipeIt server = start();
    private final PlatformHouse house = new PlatformHouse(Database.H2.fresh());

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void saysThatNoneIsConfigured() {
        try (var platform = configured(PlatformDraft.NONE)) {
            assertThatThrownBy(platform::platform)
                    .hasMessageContaining("No platform is configured. Set rollcall.platform.url")
                    .asInstanceOf(InstanceOfAssertFactories.type(PlatformException.class))
                    .extracting(PlatformException::kind)
                    .isEqualTo(FailureKind.CONFIGURATION);
        }
    }

    @Test
    void opensThePlatformOnceAndSendsNothingByThat() throws Exception {
        try (var platform = configured(draft(Map.of()))) {
            assertThat(platform.platform()).isSameAs(platform.platform());
            assertThat(server.log()).isEmpty();
        }
    }

    @Test
    void followsThePluginsThatComeAndKeepsTheFieldOfOneThatIsAway() throws Exception {
        try (var platform = configured(draft(Map.of("kandji", "Iru ID")))) {
            var opened = platform.platform();
            assertThat(fields(opened)).contains("Iru ID").doesNotContain("Kandji ID", "Jamf ID");
            usual.put("kandji", "Kandji ID");
            usual.put("jamf", "Jamf ID");
            assertThat(fields(opened)).contains("Iru ID", "Jamf ID").doesNotContain("Kandji ID");
            usual.clear();
            assertThat(fields(opened)).contains("Iru ID", "Jamf ID").doesNotContain("Kandji ID");
        }
    }

    @Test
    void takesUpWhatAnotherHostSetAndLeavesThePlatformOpenForThoseWhoWorkWithIt() throws Exception {
        var elsewhere = house.platforms(PlatformDraft.NONE);
        try (var platform = configured(PlatformDraft.NONE)) {
            elsewhere.change(house.wish(draft(Map.of())));
            var first = platform.use();
            assertThat(platform.platform()).isSameAs(first.platform());
            elsewhere.change(house.wish(draft(Map.of("kandji", "Iru ID"))));
            assertThat(platform.platform()).isNotSameAs(first.platform());
            assertThat(fields(platform.platform())).contains("Iru ID");
            assertThat(fields(first.platform())).doesNotContain("Iru ID");
            first.close();
            first.close();
            assertThatThrownBy(() -> first.platform().preparations())
                    .as("whoever was the last to work with it has closed it")
                    .isInstanceOf(Exception.class);
            assertThat(fields(platform.platform())).contains("Iru ID");
        }
    }

    @Test
    void closesAtOnceWhatNobodyWorksWithAny() throws Exception {
        var platforms = house.platforms(PlatformDraft.NONE);
        try (var platform = new ConfiguredPlatform(http, platforms, () -> usual)) {
            platforms.change(house.wish(draft(Map.of())));
            var first = platform.platform();
            platforms.change(house.wish(draft(Map.of("kandji", "Iru ID"))));
            platform.platform();
            assertThatThrownBy(first::preparations).isInstanceOf(Exception.class);
        }
    }

    @Test
    void canBeLookedAtBeforeStatusesAreNamed() throws Exception {
        var bare = draft(Map.of()).with(new PlatformDraft.Statuses(List.of(), List.of()));
        try (var platform = configured(bare)) {
            assertThat(platform.platform().statuses())
                    .extracting(StatusChoice::name)
                    .contains("Ready to Deploy", "Pending", "Archived");
            assertThat(platform.platform().statuses())
                    .filteredOn(choice -> choice.name().equals("Pending"))
                    .singleElement()
                    .satisfies(pending -> assertThat(pending.notForAllocated()).contains("refuses check-outs"));
        }
    }

    @Test
    void opensTheKindThatIsSetAndTakesNoFieldOfPluginsWhereLinksAreRows() throws Exception {
        var world = GlpiWorld.fresh(GlpiVersion.V11_0_6, InstantSource.system());
        world.state("In use", 0);
        world.state("Handed back", 0);
        var profile = world.profile("Rollcall", GlpiWorld.SYNC_RIGHTS);
        world.token("user-token", world.user("rollcall", draft -> draft.name("Roll", "Call")
                .profile(profile)));
        usual.put("kandji", "Kandji ID");
        try (var glpi = Glpi.start(world);
                var platform = configured(draft(Map.of()).at("glpi", glpi.url().toString(), "user-token"))) {
            assertThat(platform.platform().statuses())
                    .extracting(StatusChoice::name)
                    .containsExactlyInAnyOrder("In use", "Handed back");
            assertThat(platform.platform().preparations()).isEmpty();
            assertThat(platform.platform().pageOfAsset("Computer/5"))
                    .map(URI::getRawPath)
                    .contains("/front/computer.form.php");
        }
    }

    private ConfiguredPlatform configured(PlatformDraft properties) {
        return new ConfiguredPlatform(http, house.platforms(properties), () -> usual);
    }

    private PlatformDraft draft(Map<String, String> linkFields) {
        return new PlatformDraft(
                "",
                server.url().toString(),
                "sync-token",
                "100000",
                new PlatformDraft.Statuses(List.of("In use"), List.of("Handed back")),
                linkFields,
                Map.of(),
                PlatformDraft.NONE.order(),
                PlatformDraft.NONE.creation(),
                "");
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
