package dev.rollcall.host.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.reconcile.Comparison.State;
import dev.rollcall.host.reconcile.Guardrail.Held;
import dev.rollcall.host.reconcile.Verdict.Matched;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a verdict shows of its device, rule by rule. */
class ComparisonTest {
    private static final AssetStatus ALLOCATED = new AssetStatus("1", "Allocated", StatusRole.ALLOCATED, true);
    private static final Holder.Person ANN = new Holder.Person("7", "Ann");
    private static final Holder.Person BOB = new Holder.Person("8", "Bob");
    private static final Change ASSIGN = new Change.Assign(Rule.R11, "Nobody held it.", ANN);
    private static final Change REASSIGN = new Change.Reassign(Rule.R21, "The MDM shows Ann.", BOB, ANN);
    private static final Change CLEAR = new Change.Clear(Rule.R22, "Nobody is assigned.", BOB);
    private static final Change SPECS = new Change.WriteSpecs(Rule.R10, "", List.of(), List.of(), Optional.empty());
    private static final Change LINK = new Change.WriteLink(Rule.R12, "", "kandji", "k1");
    private static final Change RECOVER = new Change.Recover(
            Rule.R40, "Its device is seen again.", ALLOCATED, "kandji", "k1", Map.of(), Optional.empty());
    private static final Change END =
            new Change.End(Rule.R30, "Gone.", ALLOCATED, "kandji", Map.of(), List.of(), false);
    private static final Change MOVE = new Change.ClearLink(Rule.R32, "Moved.", "kandji", "k1", "Other", List.of());
    private static final Change CREATE =
            new Change.Create(Rule.R13, "No asset.", "C02X", ALLOCATED, "kandji", "k1", Specs.NONE, Optional.empty());

    static Stream<Arguments> together() {
        return Stream.of(
                row("R15 both agree", State.IN_STEP, Rule.R15, Remark.NoChange.AGREED),
                row("R10, R12 specs and links alone", State.IN_STEP, Rule.R15, SPECS, LINK),
                row("R11 to be written", State.DIFFERS, Rule.R11, SPECS, ASSIGN),
                row("R21 to be written", State.DIFFERS, Rule.R21, REASSIGN),
                row("R22 to be written", State.DIFFERS, Rule.R22, CLEAR),
                row("R40 to be written, though R20 keeps the holder", State.DIFFERS, Rule.R40, skip(Rule.R20), RECOVER),
                row("R20 protected", State.DIFFERS, Rule.R20, SPECS, skip(Rule.R20)),
                row("R50 opt-in off", State.DIFFERS, Rule.R50, skip(Rule.R50)),
                row("R60 another decides", State.DIFFERS, Rule.R60, skip(Rule.R60)),
                row("R60 waits", State.DIFFERS, Rule.R60, new Remark.Wait(Rule.R60, "Not known yet.")),
                row(
                        "R14 unknown, after a complaint of the link",
                        State.DIFFERS,
                        Rule.R14,
                        report(Rule.R5),
                        report(Rule.R14)),
                row("R15 refused specs", State.DIFFERS, Rule.R15, skip(Rule.R15)),
                row("R73 taken back", State.DIFFERS, Rule.R73, skip(Rule.R73)),
                row("R42 told, whatever else", State.TOLD, Rule.R42, skip(Rule.R20), report(Rule.R42), skip(Rule.R60)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("together")
    void aSeenDeviceAndItsAsset(String name, State state, Rule rule, List<Decision> decisions) {
        var compared = shown(verdict(device(), asset(BOB), decisions));
        assertThat(compared.state()).isEqualTo(state);
        assertThat(compared.rule()).isEqualTo(rule);
        assertThat(compared.reason()).isNotEmpty();
    }

    static Stream<Arguments> departed() {
        return Stream.of(
                row("R30 to be ended", State.GONE, Rule.R30, END),
                row("R30 ended before", State.ENDED, Rule.R30, new Remark.NoChange(Rule.R30, "The asset is ended.")),
                row("R32 another sees it", State.ELSEWHERE, Rule.R32, new Remark.NoChange(Rule.R32, "Other sees it.")),
                row("R32 to be moved", State.GONE, Rule.R32, MOVE),
                row("R35 waits", State.GONE, Rule.R35, new Remark.Wait(Rule.R35, "1 of 2.")),
                row("R73 taken back", State.GONE, Rule.R73, skip(Rule.R73)),
                row("R42 told", State.TOLD, Rule.R42, report(Rule.R42)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("departed")
    void anAssetWhoseDeviceIsGone(String name, State state, Rule rule, List<Decision> decisions) {
        var compared = shown(verdict(null, asset(BOB), decisions));
        assertThat(compared.state()).isEqualTo(state);
        assertThat(compared.rule()).isEqualTo(rule);
        assertThat(compared.said()).isNull();
        assertThat(compared.sourceId()).isEqualTo("k1");
        assertThat(compared.list()).isEqualTo("devices");
    }

    static Stream<Arguments> alone() {
        return Stream.of(
                row("R13 none is created", State.ONLY_IN_MDM, Rule.R13, skip(Rule.R13)),
                row("R2 not all was read", State.ONLY_IN_MDM, Rule.R2, skip(Rule.R2)),
                row(
                        "R13 to be created, though its user is unknown",
                        State.ONLY_IN_MDM,
                        Rule.R13,
                        report(Rule.R14),
                        CREATE),
                row("R3 no serial", State.UNMATCHED, Rule.R3, report(Rule.R3)),
                row("R4 superseded", State.UNMATCHED, Rule.R4, report(Rule.R4)),
                row("R5 several could be meant", State.UNMATCHED, Rule.R5, report(Rule.R5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alone")
    void aDeviceWithoutAnAsset(String name, State state, Rule rule, List<Decision> decisions) {
        var compared = shown(verdict(device(), null, decisions));
        assertThat(compared.state()).isEqualTo(state);
        assertThat(compared.rule()).isEqualTo(rule);
    }

    @Test
    @DisplayName("R70, R33 what is held says so, with the change and why it waits")
    void held() {
        for (var change : List.of(END, REASSIGN)) {
            var verdict = verdict(change == END ? null : device(), asset(BOB), List.of(change));
            var held = new Held(verdict, change, Rule.R70, "It is one of 7 clears and ends.");
            var compared = Comparison.of(verdict, held).orElseThrow();
            assertThat(compared.state()).isEqualTo(State.HELD);
            assertThat(compared.rule()).isEqualTo(Rule.R70);
            assertThat(compared.reason()).isEqualTo(change.reason() + " It is one of 7 clears and ends.");
            assertThat(Comparison.digest(verdict, held)).isEqualTo(compared.digest());
        }
    }

    static Stream<Arguments> silent() {
        return Stream.of(
                Arguments.of("R2 its list was not read", verdict(null, asset(BOB), List.of(Remark.NoChange.UNREAD))),
                Arguments.of(
                        "R2 its record was rejected", verdict(null, asset(BOB), List.of(Remark.NoChange.UNREADABLE))),
                Arguments.of("R5 its device has a row of its own", verdict(null, asset(BOB), List.of(report(Rule.R5)))),
                Arguments.of("R6 listed, not enrolled, no asset", verdict(unenrolled(), null, List.of(skip(Rule.R6)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silent")
    void saysNothingNew(String name, Verdict verdict) {
        assertThat(Comparison.of(verdict, null)).isEmpty();
        assertThat(Comparison.digest(verdict, null)).isZero();
    }

    @Test
    @DisplayName("R6 a device that is listed and not enrolled shows no user")
    void unenrolledShowsNoUser() {
        var compared = shown(verdict(unenrolled(), asset(BOB), List.of(report(Rule.R42))));
        assertThat(compared.said()).isNull();
        assertThat(compared.user()).isEmpty();
        assertThat(compared.state()).isEqualTo(State.TOLD);
    }

    @Test
    @DisplayName("R15 the digest changes with everything that is shown, and with nothing else")
    void digest() {
        var quiet = List.<Decision>of(Remark.NoChange.AGREED);
        var digest = shown(verdict(device(), asset(BOB), quiet)).digest();
        assertThat(Comparison.digest(verdict(device(), asset(BOB), quiet), null))
                .isEqualTo(digest);
        var contacted = new Observed("k1", "C02X", "devices", enrolled(), ann(), Instant.EPOCH, null, null, Specs.NONE)
                .named("Mac");
        assertThat(Comparison.digest(verdict(contacted, asset(BOB), quiet), null))
                .isEqualTo(digest);
        var others = Stream.of(
                verdict(device().named("Mac 2"), asset(BOB), quiet),
                verdict(device(), asset(ANN), quiet),
                verdict(device(), asset(new Holder.Person("8", "Bobby")), quiet),
                verdict(device(), asset(new Holder.Location("8", "Bob")), quiet),
                verdict(device(ObservedUser.unassigned()), asset(BOB), quiet),
                verdict(device(), asset(BOB), List.of(skip(Rule.R20))),
                verdict(device(), null, List.of(skip(Rule.R13))));
        assertThat(others.map(verdict -> Comparison.digest(verdict, null)))
                .doesNotContain(digest)
                .doesNotHaveDuplicates();
    }

    private static Comparison shown(Verdict verdict) {
        return Comparison.of(verdict, null).orElseThrow();
    }

    private static Arguments row(String name, State state, Rule rule, Decision... decisions) {
        return Arguments.of(name, state, rule, List.of(decisions));
    }

    private static Decision skip(Rule rule) {
        return new Remark.Skip(rule, "It is skipped.");
    }

    private static Decision report(Rule rule) {
        return new Remark.Report(rule, "It is told.");
    }

    private static Verdict verdict(@Nullable Observed device, @Nullable Asset asset, List<Decision> decisions) {
        return new Verdict(device, device == null ? sighting() : null, asset, Matched.BY_LINK, null, decisions);
    }

    private static Sighting sighting() {
        return new Sighting(
                "c1",
                "k1",
                "C02X",
                "devices",
                "5",
                true,
                Sighting.Said.SOMEBODY,
                null,
                Instant.EPOCH,
                null,
                Sighting.Missing.NOT,
                Set.of());
    }

    private static Enrolment enrolled() {
        return new Enrolment(Enrolment.State.ENROLLED, "enrolled");
    }

    private static ObservedUser ann() {
        return AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
                .email("ann@example.com")
                .build();
    }

    private static Observed device() {
        return device(ann());
    }

    private static Observed device(ObservedUser user) {
        return new Observed("k1", "C02X", "devices", enrolled(), user, null, null, null, Specs.NONE).named("Mac");
    }

    private static Observed unenrolled() {
        var retired = new Enrolment(Enrolment.State.LEFT, "retired");
        return new Observed("k1", "C02X", "devices", retired, ann(), null, null, null, Specs.NONE);
    }

    private static Asset asset(Holder holder) {
        return new Asset("5", "A-5", "C02X", ALLOCATED, holder, Map.of(), Optional.empty(), Specs.NONE, Specs.NONE);
    }
}
