package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.CheckReport.Item;
import dev.rollcall.api.CheckReport.Outcome;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.glpi.GlpiSettings.ActiveOrder;
import dev.rollcall.host.asset.glpi.GlpiSettings.Creation;
import dev.rollcall.host.asset.glpi.GlpiSettings.Locks;
import dev.rollcall.host.asset.glpi.Line.Fate;
import dev.rollcall.sandbox.glpi.AssetRule;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.glpi.ItemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the check finds. */
class CheckTest {
    private GlpiBench bench = new GlpiBench(GlpiVersion.V10_0_19);

    @AfterEach
    void close() {
        bench.close();
    }

    private void begin(GlpiVersion version) {
        bench.close();
        bench = new GlpiBench(version);
    }

    private CheckReport check() throws Exception {
        var report = bench.platform().check();
        assertThat(bench.server.writes()).isEmpty();
        return report;
    }

    private static List<Item> of(CheckReport report, Outcome outcome) {
        return report.items().stream().filter(item -> item.outcome() == outcome).toList();
    }

    private static Item about(CheckReport report, String subject) {
        return report.items().stream()
                .filter(item -> item.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is said of " + subject + ": " + report.items()));
    }

    private Item failure() throws Exception {
        var failed = of(check(), Outcome.FAILED);
        assertThat(failed).isNotEmpty();
        return failed.get(0);
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void passesAndSaysThatNoOrderIsConfigured(GlpiVersion version) throws Exception {
        begin(version);
        bench.rights(Map.of("rule_asset", 1));
        bench.computer(draft -> draft.serial("S1"));
        var report = check();
        assertThat(of(report, Outcome.FAILED)).isEmpty();
        assertThat(of(report, Outcome.WARNING)).extracting(Item::subject).containsExactly("Active order");
        assertThat(about(report, "Version").message()).contains(version == GlpiVersion.V10_0_19 ? "10.0.19" : "11.0.6");
        assertThat(about(report, "Entities").message()).contains("all entities");
        assertThat(about(report, "Assets of the type Computer").message()).startsWith("1 assets");
    }

    @Test
    void saysThatTheApiIsSwitchedOff() throws Exception {
        bench.server.settings(settings -> settings.apiEnabled(false));
        assertThat(failure().cure()).contains("Rest API");
    }

    @Test
    void saysThatTheAddressIsNotLetIn() throws Exception {
        bench.server.settings(settings -> settings.ipAllowed(false));
        assertThat(failure().message()).contains("address");
    }

    @Test
    void saysThatAnAppTokenIsAskedForOrWrong() throws Exception {
        bench.server.edit(world -> world.appToken("the-app-token"));
        assertThat(failure().message()).contains("asks for an application token");
        bench.appToken = Optional.of(Secret.of("another"));
        try (var wrong = bench.another()) {
            assertThat(of(wrong.check(), Outcome.FAILED)).singleElement().satisfies(item -> assertThat(item.message())
                    .contains("refuses the application token")
                    .doesNotContain("another"));
        }
        bench.appToken = Optional.of(Secret.of("the-app-token"));
        try (var right = bench.another()) {
            assertThat(right.check().passed()).isTrue();
        }
    }

    @Test
    void saysThatTheUserTokenIsWrongInAnyLanguage() throws Exception {
        bench.server.settings(settings -> settings.language("fr_FR"));
        bench.token = "nobody's";
        try (var wrong = bench.another()) {
            assertThat(of(wrong.check(), Outcome.FAILED)).singleElement().satisfies(item -> assertThat(item.message())
                    .contains("user token")
                    .doesNotContain("nobody's"));
        }
    }

    @Test
    void saysThatTheUserIsNotActiveAnyMore() throws Exception {
        assertThat(check().passed()).isTrue();
        bench.server.edit(world -> world.changeUser(bench.syncer, draft -> draft.active(false)));
        assertThat(failure().message()).contains("not active");
    }

    @Test
    void saysThatGlpiIsNotThere() throws Exception {
        bench.server.faults().maintenance(true);
        assertThat(failure().message()).contains("maintenance");
        bench.server.faults().maintenance(false);
        assertThat(check().passed()).isTrue();
    }

    @Test
    void goesOnWithTheNextLookWhenOneFails() throws Exception {
        try (var line = new Line(bench.server.url())) {
            bench.url = line.url();
            line.watch(request -> request.path().endsWith("/Phone") ? Fate.HALVED : Fate.PASSED);
            try (var platform = bench.another()) {
                var report = platform.check();
                assertThat(about(report, "Assets of the type Phone")).satisfies(item -> {
                    assertThat(item.outcome()).isEqualTo(Outcome.FAILED);
                    assertThat(item.message()).contains("broken JSON");
                });
                assertThat(about(report, "Assets of the type Computer").outcome())
                        .isEqualTo(Outcome.PASSED);
                assertThat(report.items())
                        .extracting(Item::subject)
                        .contains("Active order")
                        .doesNotContain("Serials");
            }
        }
    }

    @Test
    void namesEachRightThatIsMissingWithItsUse() throws Exception {
        bench.rights(Map.of("computer", 1, "user", 0, "logs", 0, "locked_field", 0));
        var report = check();
        assertThat(about(report, "Right 'computer'")).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(item.message())
                    .contains("Update of the right 'computer'")
                    .doesNotContain("Read");
        });
        assertThat(about(report, "Right 'user'").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(about(report, "Right 'phone'").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(about(report, "Right 'logs'").outcome()).isEqualTo(Outcome.WARNING);
        assertThat(about(report, "Right 'locked_field'")).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(item.message()).contains("Update").contains("locked");
        });
        assertThat(about(report, "Locked users").outcome()).isEqualTo(Outcome.WARNING);
    }

    @Test
    void looksAtTheProfileAsItIsNow() throws Exception {
        bench.rights(Map.of("state", 0));
        assertThat(about(check(), "Right 'state'").outcome()).isEqualTo(Outcome.FAILED);
        bench.rights(Map.of());
        assertThat(about(check(), "Right 'state'").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void asksForNoRightsOfWhatIsNotUsed() throws Exception {
        bench.rights(Map.of("infocom", 0, "ticket", 0, "locked_field", 0, "logs", 0, "monitor", 0));
        bench.locks = Locks.WRITE;
        assertThat(check().items()).extracting(Item::subject).doesNotContain("Right 'infocom'", "Right 'monitor'");
        bench.order = new ActiveOrder(true, List.of(), List.of());
        assertThat(about(check(), "Right 'infocom'").outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void warnsOfEntitiesAndPeopleThatAreNotSeen(GlpiVersion version) throws Exception {
        begin(version);
        var berlin = bench.made(world -> world.entity("Berlin", 0));
        var limited = bench.made(world ->
                world.user("limited", draft -> draft.profile(bench.profile).entity(berlin)));
        bench.server.edit(world -> world.token("limited", limited));
        bench.made(world ->
                world.user("anna", draft -> draft.email("anna@example.com").recursive(false)));
        bench.token = "limited";
        try (var platform = bench.another()) {
            var report = platform.check();
            assertThat(about(report, "Entities").message()).contains("only").contains("Berlin");
            assertThat(about(report, "Hidden people").message()).contains("addresses of 1 users");
        }
    }

    @Test
    void namesEveryStatusThatIsMissingAtOnce() throws Exception {
        bench.statuses = new StatusNames(List.of("Nope"), List.of("Returned"));
        assertThat(of(check(), Outcome.FAILED))
                .extracting(Item::message)
                .anyMatch(message -> message.contains("'Nope'"))
                .anyMatch(message -> message.contains("'Returned'"));
    }

    @Test
    void namesFieldsThatAreMissingOrReadOnly() throws Exception {
        var container = bench.made(world -> world.fieldsContainer("MDM", ItemType.COMPUTER, ItemType.PHONE));
        bench.server.edit(world -> world.field(container, "Kandji ID"));
        bench.linkFields = Map.of("kandji", "Kandji ID", "jamf", "Jamf ID");
        bench.specs = Map.of(StandardSpecs.MEMORY, new SpecField("Memory", WriteMode.ALWAYS));
        var report = check();
        assertThat(about(report, "Link field of jamf").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(about(report, "Field for Memory").outcome()).isEqualTo(Outcome.WARNING);
        assertThat(about(report, "Read-only fields").message()).contains("'Kandji ID'");
    }

    @Test
    void countsLinksAndNamesAssetsWithSeveral() throws Exception {
        var computer = bench.computer(draft -> draft.serial("S1"));
        bench.server.edit(world -> {
            world.link(ItemType.COMPUTER, computer, "kandji", "k-1");
            world.link(ItemType.COMPUTER, computer, "kandji", "k-2");
            world.link(ItemType.COMPUTER, computer, "teamviewer", "123");
        });
        var report = check();
        assertThat(about(report, "Links").message()).contains("kandji 2, teamviewer 1");
        assertThat(about(report, "Several links").message()).contains("Computer/" + computer + " (kandji)");
    }

    @Test
    void saysWhoseUserIsLockedAndWhoChangedItLast() throws Exception {
        var computer = bench.computer(draft -> draft.serial("S1").dynamic(true));
        var anna = bench.person("anna", "anna@example.com");
        bench.server.person(GlpiWorld.ADMIN).assign(ItemType.COMPUTER, computer, anna);
        assertThat(bench.server.locks(ItemType.COMPUTER, computer)).contains("users_id");
        var report = check();
        assertThat(about(report, "Locked users").message())
                .contains("The user of 1 assets is locked")
                .contains("glpi (2) on 1")
                .contains("leaves such a user alone");
        assertThat(about(report, "Agents").message()).startsWith("1 assets").contains("GLPI locks");
        bench.locks = Locks.WRITE;
        assertThat(about(check(), "Locked users").message()).contains("writes it all the same");
    }

    @Test
    void warnsOfALockOnAllUsers() throws Exception {
        bench.server.edit(world -> world.globalLock(ItemType.PHONE, "users_id"));
        assertThat(about(check(), "Users locked for all").message()).contains("every Phone");
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void warnsOfWhatFollowsAComputersUser(GlpiVersion version) throws Exception {
        begin(version);
        var computer = bench.computer(draft -> draft.serial("S1"));
        var phone = bench.made(world -> world.item(ItemType.PHONE, draft -> draft.serial("S2")));
        bench.server.edit(world -> world.connect(computer, ItemType.PHONE, phone));
        assertThat(about(check(), "Connected items")).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.WARNING);
            assertThat(item.message()).contains("Phone/" + phone);
        });
        bench.server.settings(settings -> settings.userAutoupdate(false));
        assertThat(about(check(), "Connected items").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void warnsOfRulesThatWriteUsersOrStatuses() throws Exception {
        bench.rights(Map.of("rule_asset", 1));
        bench.server.edit(world -> world.assetRule(new AssetRule("names it", ItemType.COMPUTER, "comment", "by rule")));
        assertThat(about(check(), "Business rules for assets").outcome()).isEqualTo(Outcome.PASSED);
        bench.server.edit(world -> world.assetRule(new AssetRule("force stock", ItemType.COMPUTER, "states_id", "3")));
        assertThat(about(check(), "Business rules for assets")).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.WARNING);
            assertThat(item.message()).contains("'force stock'").doesNotContain("names it");
        });
    }

    @Test
    void namesSerialsThatSeveralAssetsHaveAndNoTemplates() throws Exception {
        bench.computer(draft -> draft.serial("S1"));
        bench.made(world -> world.item(ItemType.PHONE, draft -> draft.serial(" s 1")));
        bench.computer(draft -> draft.serial("S2"));
        bench.computer(draft -> draft.serial("S2").template(true));
        bench.computer(draft -> draft.serial("S2").trashed(true));
        assertThat(about(check(), "Serials").message()).contains("S1").doesNotContain("S2");
    }

    @Test
    void looksWhetherOrdersCanBeRead() throws Exception {
        bench.order = new ActiveOrder(true, List.of(), List.of("Returns"));
        var category = bench.made(world -> world.ticketCategory("Returns", 0));
        assertThat(category).isPositive();
        assertThat(about(check(), "Active order").message()).contains("financial information and tickets");
        bench.order = new ActiveOrder(false, List.of("Validated"), List.of());
        assertThat(of(check(), Outcome.FAILED))
                .extracting(Item::message)
                .anyMatch(said -> said.contains("PluginOrder"));
    }

    @Test
    void looksAtTheEntityOfNewAssets() throws Exception {
        var berlin = bench.made(world -> world.entity("Berlin", 0));
        bench.creation = new Creation(false, "Root entity > Berlin");
        assertThat(about(check(), "Entity of new assets").outcome()).isEqualTo(Outcome.PASSED);
        bench.creation = new Creation(false, Integer.toString(berlin));
        assertThat(about(check(), "Entity of new assets").outcome()).isEqualTo(Outcome.PASSED);
        bench.creation = new Creation(false, "Atlantis");
        assertThat(of(check(), Outcome.FAILED)).extracting(Item::message).anyMatch(said -> said.contains("'Atlantis'"));
    }

    @Test
    void goesOnAfterASessionThatHasEnded() throws Exception {
        assertThat(check().passed()).isTrue();
        bench.server.killSessions();
        assertThat(check().passed()).isTrue();
    }

    @Test
    void namesStatusesByTheirWholeNameAndDoublesById() throws Exception {
        var choices = bench.platform().statuses();
        assertThat(choices).extracting(choice -> choice.key()).contains("In use", "In stock > Returned", "In stock");
        var twin = bench.made(world -> world.state("In use", 0));
        assertThat(bench.platform().statuses())
                .filteredOn(choice -> choice.name().equals("In use"))
                .extracting(choice -> choice.key())
                .containsExactlyInAnyOrder(Integer.toString(bench.inUse), Integer.toString(twin));
    }
}
