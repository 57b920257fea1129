package dev.rollcall.host.platform;

import static dev.rollcall.host.platform.PlatformHouse.TOKEN;
import static dev.rollcall.host.platform.PlatformHouse.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rollcall.host.asset.StatusChoice;
import dev.rollcall.host.connection.Rekeying;
import dev.rollcall.host.connection.SecretKeys;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.platform.PlatformChange.Assets;
import dev.rollcall.host.state.Database;
import dev.rollcall.host.web.CheckView;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformsTest {
    private static final String URL = "https://assets.example.com";
    private static final String GLPI = "https://glpi.example.com";
    private static final String APP_TOKEN = "planted-app-token-77aa";
    private static final String ELSEWHERE = "https://other.example.com";

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsSetAndTheTokenEncrypted(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        assertThat(platforms.current().isNone()).isTrue();
        var set = platforms.change(house.wish(full()));
        assertThat(set.stored().version()).isEqualTo(1);
        var again = house.platforms(PlatformDraft.NONE).current();
        assertThat(again.effective()).isEqualTo(full().at("snipe-it", URL, TOKEN));
        assertThat(again.isComplete()).isTrue();
        assertThat(again.fixed()).isEmpty();
        assertThat(stored(house)).contains("assets.example.com", "Iru ID").doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingWhereNothingDiffers(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(full()));
        var same = full().at("", URL + "/", "");
        assertThat(platforms.change(house.wish(full().at("", URL, ""))).stored().version())
                .isEqualTo(1);
        assertThat(house.audit.entries()).hasSize(1);
        assertThat(platforms.change(house.wish(same)).effective().token()).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    void refusesToOverwriteWhatSomebodyElseSetMeanwhile(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(full()));
        var late =
                new PlatformChange(draft(URL, ""), Set.of(), Optional.empty(), OptionalLong.of(0), PlatformHouse.ANN);
        assertThat(refusal(platforms, late).type()).isEqualTo(ProblemType.OUTDATED);
        assertThat(platforms.current().effective().linkFields()).containsEntry("kandji", "Iru ID");
    }

    @ParameterizedTest
    @EnumSource
    void letsAPropertyWinAndSaysSo(Database database) {
        var house = new PlatformHouse(database.fresh());
        house.platforms(PlatformDraft.NONE).change(house.wish(full()));
        var properties = new PlatformDraft(
                "snipe-it",
                URL,
                "",
                "60",
                new PlatformDraft.Statuses(List.of(), List.of("Back")),
                Map.of("jamf", "Jamf"),
                Map.of("os-version", new PlatformDraft.Spec("OS", "")),
                PlatformDraft.NONE.order(),
                PlatformDraft.NONE.creation(),
                "");
        var platforms = house.platforms(properties);
        var current = platforms.current();
        assertThat(current.effective().requestsPerMinute()).isEqualTo("60");
        assertThat(current.effective().statuses())
                .isEqualTo(new PlatformDraft.Statuses(List.of("Allocated"), List.of("Back")));
        assertThat(current.effective().linkFields()).isEqualTo(Map.of("jamf", "Jamf", "kandji", "Iru ID"));
        assertThat(current.effective().specs())
                .containsEntry("osVersion", new PlatformDraft.Spec("OS", "only-if-empty"));
        assertThat(current.effective().token()).isEqualTo(TOKEN);
        assertThat(current.fixed())
                .containsExactlyInAnyOrder(
                        "kind",
                        "url",
                        "requestsPerMinute",
                        "statuses.transferred",
                        "linkFields.jamf",
                        "specs.osVersion.field");
        assertThat(refusal(platforms, house.wish(full().at("", ELSEWHERE, ""))).errors())
                .extracting(FieldProblem::field, FieldProblem::message)
                .contains(tuple("url", "It is set by the property rollcall.platform.url."));
        assertThat(platforms
                        .change(house.wish(current.effective().at("", "", "")))
                        .isComplete())
                .as("what is left out or sent as it is, is no change")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void sendsATokenOfTheConfigurationToNoAddressThatIsSetHere(Database database) {
        var house = new PlatformHouse(database.fresh());
        house.platforms(PlatformDraft.NONE).change(house.wish(full()));
        var platforms = house.platforms(PlatformDraft.NONE.at("", "", "property-token"));
        assertThat(platforms.current().settings()).isEmpty();
        assertThat(platforms.current().problems())
                .extracting(FieldProblem::field)
                .contains("url");
        assertThat(refusal(platforms, house.wish(full().at("", URL, ""))).errors())
                .anySatisfy(problem -> assertThat(problem.message()).contains("a token goes with its address"));
    }

    @ParameterizedTest
    @EnumSource
    void asksForTheTokenAnewWhereTheAddressChanges(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(full()));
        var moved = refusal(platforms, house.wish(full().at("", ELSEWHERE, ""), Assets.SAME));
        assertThat(moved.errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("token"))
                .satisfies(problem -> assertThat(problem.message()).contains("is not sent to another one"));
        var byProperty = house.platforms(PlatformDraft.NONE.at("snipe-it", ELSEWHERE, ""));
        assertThat(byProperty.current().settings())
                .as("the stored token was entered for another address")
                .isEmpty();
        assertThat(byProperty.current().problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("is for another address"));
        house.database
                .sql("update platform_secret set address = :address")
                .param("address", ELSEWHERE)
                .update();
        assertThat(byProperty.current().settings())
                .as("whoever writes to the database can't send the token elsewhere")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryWrongFieldAndStoresNothing(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        var wrong = new PlatformDraft(
                "snipeit",
                "assets",
                "planted token",
                "many",
                new PlatformDraft.Statuses(List.of("A"), List.of("a")),
                Map.of("kandji", ""),
                Map.of("memory", new PlatformDraft.Spec("", "sometimes")),
                new PlatformDraft.Order("", List.of("x"), List.of()),
                new PlatformDraft.Creation("", "MDM", "memory", "IT"),
                "Sync now");
        var refused = refusal(platforms, house.wish(wrong));
        assertThat(refused.errors())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder(
                        "kind",
                        "url",
                        "token",
                        "requestsPerMinute",
                        "statuses.transferred",
                        "linkFields.kandji",
                        "specs.memory.mode",
                        "order.values",
                        "creation.fieldset",
                        "creation.modelNumber",
                        "creation.tag",
                        "syncPageField");
        assertThat(refused.errors().toString()).doesNotContain("planted");
        assertThat(refusal(platforms, house.wish(PlatformDraft.NONE)).errors())
                .extracting(FieldProblem::field)
                .containsExactly("url", "token");
        assertThat(refusal(platforms, house.wish(draft("http://plain.example.com", TOKEN)))
                        .errors())
                .containsExactly(new FieldProblem("url", "The address is not https.", "Enter one that is."));
        assertThat(platforms.current().isNone()).isTrue();
        assertThat(house.audit.entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAStatusOfWhichItKnowsThatItDoesNotSuit(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(full()));
        platforms.keep(new LastLook(
                house.instant(),
                1,
                URL,
                new CheckView(true, List.of()),
                List.of(new StatusChoice("Pending", "Pending", "pending", "Nobody can have it. Choose another.", ""))));
        var wish = full().at("", URL, "").with(new PlatformDraft.Statuses(List.of("pending"), List.of("Back")));
        assertThat(refusal(platforms, house.wish(wish)).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("statuses.allocated"))
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("Nobody can have it. Choose another."));
        assertThat(platforms.current().lastLook()).map(LastLook::at).contains(house.instant());
    }

    @ParameterizedTest
    @EnumSource
    void auditsWhatWasAndWhatIsAndOfTheTokenThatItChanged(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(full()));
        platforms.change(house.wish(full().at("", URL, "other-planted-token")
                .with(new PlatformDraft.Statuses(List.of("In use"), List.of("Back")))));
        assertThat(house.audit.entries())
                .allSatisfy(entry -> assertThat(entry.what()).isEqualTo("platform changed"))
                .allSatisfy(entry -> assertThat(entry.who()).isEqualTo("ann"))
                .allSatisfy(entry -> assertThat(entry.details()).contains("token: changed"))
                .allSatisfy(entry -> assertThat(entry.details()).doesNotContain("planted"));
        assertThat(house.audit.entries().get(1).details())
                .contains("statuses.allocated: 'Allocated' → 'In use'")
                .doesNotContain("url");
    }

    @ParameterizedTest
    @EnumSource
    void forgetsNothingOfAPlatformThatHasMovedAndAllOfAnotherOne(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(full()));
        ended(house, "17");
        var asked = refusal(platforms, house.wish(draft(ELSEWHERE, TOKEN)));
        assertThat(asked.type()).isEqualTo(ProblemType.UNCONFIRMED);
        assertThat(asked).hasMessageContaining("from https://assets.example.com to https://other.example.com");
        platforms.change(house.wish(draft(ELSEWHERE, TOKEN), Assets.SAME));
        assertThat(house.matter.memory().history().ended()).containsExactly("17");
        assertThat(platforms.since()).isEmpty();
        house.later();
        platforms.change(house.wish(draft(URL, TOKEN), Assets.OTHER));
        assertThat(house.matter.memory().history().ended()).isEmpty();
        assertThat(platforms.since()).contains(house.instant());
        assertThat(house.audit.entries().get(2).details()).contains("what was known of them is forgotten");
    }

    @ParameterizedTest
    @EnumSource
    void asksNothingWhereNothingIsKnownOfAssetsYet(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(draft(ELSEWHERE, TOKEN)));
        assertThat(platforms.knowsAssets()).isFalse();
        assertThat(platforms.change(house.wish(draft(URL, TOKEN))).stored().address())
                .as("a typing error is mended")
                .isEqualTo(URL);
        assertThat(platforms.since()).isEmpty();
        ended(house, "17");
        assertThat(platforms.knowsAssets()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void staysWhereItIsWhileARunIsOn(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(full()));
        house.matter
                .runs()
                .begin(new RunRecord(
                        "r1",
                        "c1",
                        "Acme Iru",
                        Purpose.REVERT,
                        RunState.RUNNING,
                        "ann",
                        "o1",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        house.instant(),
                        Optional.empty(),
                        RunReport.EMPTY));
        var refused = refusal(platforms, house.wish(draft(ELSEWHERE, TOKEN), Assets.OTHER));
        assertThat(refused.type()).isEqualTo(ProblemType.CONFLICT);
        assertThat(refused).hasMessageContaining("a run of 'Acme Iru' is on. Wait until it has ended");
        assertThat(platforms
                        .change(house.wish(draft(URL + "/api/v1/", "")))
                        .stored()
                        .address())
                .as("the same place in other words, and other settings, harm no run")
                .isEqualTo(URL);
    }

    @ParameterizedTest
    @EnumSource
    void takesAnAddressThatAPropertyChangedForTheSamePlatform(Database database) {
        var house = new PlatformHouse(database.fresh());
        house.platforms(draft(URL, TOKEN).at("snipe-it", URL, TOKEN)).noteAddress();
        ended(house, "17");
        var moved = house.platforms(draft(ELSEWHERE, TOKEN).at("snipe-it", ELSEWHERE, TOKEN));
        moved.noteAddress();
        assertThat(moved.current().address()).isEqualTo(ELSEWHERE);
        assertThat(house.matter.memory().history().ended()).containsExactly("17");
        var here = house.platforms(PlatformDraft.NONE);
        assertThat(refusal(here, house.wish(draft(URL, TOKEN))).type())
                .as("what a property set is remembered when a person sets another")
                .isEqualTo(ProblemType.UNCONFIRMED);
    }

    @ParameterizedTest
    @EnumSource
    void encryptsTheTokenWithAnotherKeyToo(Database database) throws Exception {
        var source = database.fresh();
        var house = new PlatformHouse(source);
        house.platforms(PlatformDraft.NONE).change(house.wish(full()));
        var bytes = new byte[32];
        bytes[7] = 7;
        var next = Base64.getEncoder().encodeToString(bytes);
        assertThat(new Rekeying(house.tools, new PlatformStore(house.database))
                        .rekey(next)
                        .secrets())
                .isEqualTo(1);
        var other = new PlatformHouse(source, SecretKeys.configured(next));
        assertThat(other.platforms(PlatformDraft.NONE).current().effective().token())
                .isEqualTo(TOKEN);
        var stranger = new PlatformHouse(source);
        assertThat(stranger.platforms(PlatformDraft.NONE).current().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("was encrypted with another key"));
        assertThat(stranger.tools.keys().isMissing(stranger.database)).isTrue();
        assertThat(other.tools.keys().isMissing(other.database)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void keepsASecondSecretAsTheTokenIsKept(Database database) throws Exception {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(glpi(GLPI, TOKEN, APP_TOKEN)));
        assertThat(platforms.current().effective().secrets())
                .containsExactlyInAnyOrderEntriesOf(Map.of("token", TOKEN, "glpi.appToken", APP_TOKEN));
        assertThat(stored(house)).contains("Monitor").doesNotContain(TOKEN, APP_TOKEN);
        platforms.change(house.wish(glpi(GLPI, "other-planted-token", "")));
        assertThat(platforms.current().effective().secrets())
                .as("each is changed by itself")
                .containsExactlyInAnyOrderEntriesOf(Map.of("token", "other-planted-token", "glpi.appToken", APP_TOKEN));
        assertThat(house.audit.entries().get(0).details())
                .contains("glpi.appToken: changed", "token: changed", "glpi.types: nothing → 'Monitor'")
                .doesNotContain("planted");
        assertThat(new Rekeying(house.tools, new PlatformStore(house.database))
                        .rekey(Base64.getEncoder().encodeToString(new byte[32]))
                        .secrets())
                .isEqualTo(2);
        assertThat(platforms.current().effective().secrets()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void forgetsASecretThatNothingNeedsWhenItIsTold(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(glpi(GLPI, TOKEN, APP_TOKEN)));
        var without = new PlatformChange(
                glpi(GLPI, "", ""), Set.of("glpi.appToken"), Optional.empty(), OptionalLong.empty(), PlatformHouse.ANN);
        assertThat(platforms.change(without).effective().secrets()).containsOnlyKeys("token");
        assertThat(house.audit.entries().get(1).details()).isEqualTo("glpi.appToken: removed");
        assertThat(platforms.change(without).stored().version())
                .as("it is gone already")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void asksForEverySecretAnewWhereTheAddressChanges(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(glpi(GLPI, TOKEN, APP_TOKEN)));
        assertThat(refusal(platforms, house.wish(glpi(ELSEWHERE, "", ""))).errors())
                .extracting(FieldProblem::field)
                .containsExactly("token", "glpi.appToken");
        assertThat(refusal(platforms, house.wish(glpi(ELSEWHERE, TOKEN, ""))).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("glpi.appToken"))
                .satisfies(problem -> assertThat(problem.cure()).isEqualTo("Enter it again, or have it removed."));
        var moved = platforms.change(house.wish(glpi(ELSEWHERE, TOKEN, "other-planted-app")));
        assertThat(moved.effective().secrets()).containsEntry("glpi.appToken", "other-planted-app");
        assertThat(platforms
                        .change(house.wish(glpi(ELSEWHERE + "/apirest.php/", "", "")))
                        .effective()
                        .secrets())
                .as("the same place in other words")
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void sendsAnAppTokenOfTheConfigurationToNoAddressThatIsSetHere(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms =
                house.platforms(PlatformDraft.NONE.at("glpi", "", "").with(GlpiDraft.NONE.withAppToken(APP_TOKEN)));
        assertThat(refusal(platforms, house.wish(glpi(GLPI, TOKEN, ""))).errors())
                .anySatisfy(problem -> assertThat(problem.message())
                        .contains("rollcall.platform.glpi.app-token", "a token goes with its address"));
    }

    @ParameterizedTest
    @EnumSource
    void treatsAnotherKindAtTheSameAddressAsAnotherPlatform(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        platforms.change(house.wish(full()));
        ended(house, "17");
        assertThat(refusal(platforms, house.wish(glpi(URL, "", ""))).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("token"))
                .satisfies(problem -> assertThat(problem.message()).contains("is not sent to another one"));
        var asked = refusal(platforms, house.wish(glpi(URL, TOKEN, "")));
        assertThat(asked.type()).isEqualTo(ProblemType.UNCONFIRMED);
        assertThat(asked).hasMessageContaining("from https://assets.example.com to https://assets.example.com (GLPI)");
        assertThat(refusal(platforms, house.wish(glpi(URL, TOKEN, ""), Assets.SAME))
                        .errors())
                .containsExactly(new FieldProblem(
                        "assets", "Another kind of platform has other assets.", "Say that they are OTHER ones."));
        assertThat(house.matter.memory().history().ended()).containsExactly("17");
        var changed = platforms.change(house.wish(glpi(URL, TOKEN, ""), Assets.OTHER));
        assertThat(changed.kind().id()).isEqualTo("glpi");
        assertThat(changed.effective().linkFields()).isEmpty();
        assertThat(house.matter.memory().history().ended()).isEmpty();
        assertThat(platforms.since()).contains(house.instant());
    }

    @ParameterizedTest
    @EnumSource
    void takesNoneOfASettingsOfAnotherKindThanThePropertiesName(Database database) {
        var house = new PlatformHouse(database.fresh());
        house.platforms(PlatformDraft.NONE).change(house.wish(full()));
        ended(house, "17");
        var platforms = house.platforms(glpi(URL, TOKEN, APP_TOKEN));
        assertThat(platforms.current().problems()).isEmpty();
        assertThat(platforms.current().effective()).isEqualTo(glpi(URL, TOKEN, APP_TOKEN));
        assertThat(platforms.current().lastLook()).isEmpty();
        platforms.noteAddress();
        assertThat(house.matter.memory().history().ended())
                .as("another product has other assets")
                .isEmpty();
        assertThat(platforms.since()).contains(house.instant());
    }

    @ParameterizedTest
    @EnumSource
    void refusesSettingsOfAnotherKindAndAnUnknownOne(Database database) {
        var house = new PlatformHouse(database.fresh());
        var platforms = house.platforms(PlatformDraft.NONE);
        var both = full().at("glpi", URL, TOKEN);
        assertThat(refusal(platforms, house.wish(both)).errors())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder(
                        "order.field",
                        "order.values",
                        "order.labels",
                        "creation.category",
                        "creation.fieldset",
                        "creation.modelNumber",
                        "creation.tag");
        assertThat(refusal(platforms, house.wish(draft(URL, TOKEN).at("GLPl", URL, TOKEN)))
                        .errors())
                .containsExactly(new FieldProblem("kind", "'GLPl' is no kind of platform.", "Did you mean glpi?"));
        assertThat(refusal(platforms, house.wish(draft(URL, TOKEN).at("servicenow", URL, TOKEN)))
                        .errors())
                .extracting(FieldProblem::cure)
                .containsExactly("Set it to snipe-it or glpi.");
    }

    private static PlatformDraft glpi(String url, String token, String appToken) {
        return draft(url, token)
                .at("glpi", url, token)
                .with(new GlpiDraft(
                        appToken, List.of("Monitor"), "", "", GlpiDraft.NONE.order(), GlpiDraft.NONE.creation()));
    }

    private static PlatformDraft full() {
        return new PlatformDraft(
                "snipe-it",
                URL,
                TOKEN,
                "90",
                new PlatformDraft.Statuses(List.of("Allocated"), List.of("Transferred")),
                Map.of("kandji", "Iru ID"),
                Map.of("osVersion", new PlatformDraft.Spec("OS version", "only-if-empty")),
                new PlatformDraft.Order("Order", List.of("Retrieval"), List.of("Pending")),
                new PlatformDraft.Creation("Laptops", "MDM", "modelNumber", "IT-{serial}"),
                "");
    }

    private static void ended(PlatformHouse house, String asset) {
        house.matter.memory().ended(asset, "r0", house.instant());
    }

    private static ProblemException refusal(Platforms platforms, PlatformChange wish) {
        return catchThrowableOfType(ProblemException.class, () -> platforms.change(wish));
    }

    /** Every text of the two tables. */
    private static String stored(PlatformHouse house) {
        return house.database.sql("select * from platform_setting").query().listOfRows() + " "
                + house.database.sql("select * from platform_secret").query().listOfRows();
    }
}
