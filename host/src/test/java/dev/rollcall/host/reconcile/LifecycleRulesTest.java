package dev.rollcall.host.reconcile;

import static dev.rollcall.host.reconcile.ReadingRulesTest.assertOnly;
import static dev.rollcall.host.reconcile.Sketch.ALLOCATED;
import static dev.rollcall.host.reconcile.Sketch.ANN;
import static dev.rollcall.host.reconcile.Sketch.BOB;
import static dev.rollcall.host.reconcile.Sketch.LOCKED_AWAY;
import static dev.rollcall.host.reconcile.Sketch.NOW;
import static dev.rollcall.host.reconcile.Sketch.SAYS_ANN;
import static dev.rollcall.host.reconcile.Sketch.SAYS_NOBODY;
import static dev.rollcall.host.reconcile.Sketch.SAYS_STRANGER;
import static dev.rollcall.host.reconcile.Sketch.SILENT;
import static dev.rollcall.host.reconcile.Sketch.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.reconcile.Confirmation.Answer;
import dev.rollcall.host.reconcile.Confirmation.Found;
import dev.rollcall.host.reconcile.Guardrail.Recent;
import dev.rollcall.host.reconcile.Sighting.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R30 to R42, as far as they need more than the table of the package shows. */
class LifecycleRulesTest {
    private static final Answer ABSENT = new Answer(Found.ABSENT, Optional.empty());

    /** Ann's laptop, linked to a device that is gone; another device is still there, so the list is not empty. */
    private static Sketch gone() {
        return new Sketch()
                .device("X", "X", SILENT)
                .sighted("D1", "S1", "1")
                .asset("1", "S1", ALLOCATED, ANN, asset -> asset.links.putAll(Map.of("jamf", "D1", "kandji", "K9")));
    }

    private static Change.End end(Sketch sketch) {
        return (Change.End) sketch.asset("1").changes().get(0);
    }

    private static Decision settled(Sketch sketch, Map<String, Answer> answers) {
        var change = sketch.asset("1").changes().get(0);
        return Confirmation.settle(change, "jamf", sketch.peers, answers);
    }

    @Test
    @DisplayName("R30 the asset becomes TRANSFERRED and loses its links whose device is not live")
    void endsTheAsset() {
        var end = end(gone());
        assertThat(end.status()).isEqualTo(LOCKED_AWAY);
        assertThat(end.clearedLinks()).containsExactly(Map.entry("jamf", "D1"));
        assertThat(end(gone().peer("kandji", "kandji", 2, true)).clearedLinks()).containsKeys("jamf", "kandji");
        var live = gone().peer("kandji", "kandji", 2, true).sightedBy("kandji", "K9", "S9", null, one -> {});
        assertThat(end(live).clearedLinks()).containsOnlyKeys("jamf");
    }

    @Test
    @DisplayName("R30 only a link that this connection has sighted and matched to this asset makes it end")
    void endsOnlyWhatItHasMatched() {
        var never = new Sketch()
                .device("X", "X", SILENT)
                .asset("1", "S1", ALLOCATED, ANN, asset -> asset.links.put("jamf", "D1"));
        assertThat(never.plan().isIdle()).isTrue();
        var elsewhere = new Sketch()
                .device("X", "X", SILENT)
                .sighted("D1", "S1", "2")
                .asset("1", "S1", ALLOCATED, ANN, asset -> asset.links.put("jamf", "D1"));
        assertThat(elsewhere.plan().isIdle()).isTrue();
    }

    @Test
    @DisplayName("R30 a device that changed its id but not its serial is not gone")
    void doesNotEndADeviceThatWasEnrolledAnew() {
        var verdict = gone().device("D2", "s1", SILENT).asset("1");
        assertThat(verdict.changes()).singleElement().isInstanceOf(Change.ReplaceLink.class);
    }

    @Test
    @DisplayName("R30 a device whose serial was never reported is not gone while its asset's serial is seen")
    void doesNotEndAnAssetWhoseSerialIsSeen() {
        var verdict = new Sketch()
                .device("D2", "S1", SILENT)
                .sighted("D1", null, "1")
                .asset("1", "S1", ALLOCATED, ANN, asset -> asset.links.put("jamf", "D1"))
                .asset("2", "S1", ALLOCATED, ANN)
                .asset("1");
        assertOnly(verdict, Remark.Report.class, Rule.R5);
    }

    @Test
    @DisplayName("R5 an asset whose serial is no longer the device's is not ended, but reported")
    void doesNotEndAnAssetWithAnotherSerial() {
        var sketch = new Sketch()
                .device("X", "X", SILENT)
                .sighted("D1", "S1", "1")
                .asset("1", "S2", ALLOCATED, ANN, asset -> asset.links.put("jamf", "D1"));
        assertOnly(sketch.asset("1"), Remark.Report.class, Rule.R42);
    }

    @Test
    @DisplayName("R32 a device that another connection has moved there: only the link is cleared, when both confirm it")
    void clearsOnlyTheLinkOfAMover() {
        var sketch = gone().peer("kandji", "kandji", 2, false).sightedBy("kandji", "K1", "S1", "1", one -> {});
        var move = (Change.ClearLink) sketch.asset("1").changes().get(0);
        assertThat(move.before()).isEqualTo("D1");
        assertThat(move.questions()).hasSize(2);
        var there = new Answer(Found.ENROLLED, Optional.of("K1"));
        assertThat(settled(sketch, Map.of("jamf", ABSENT, "kandji", there))).isEqualTo(move);
        assertThat(settled(sketch, Map.of("jamf", ABSENT, "kandji", ABSENT))).isInstanceOf(Remark.Wait.class);
        assertThat(settled(sketch, Map.of("jamf", there, "kandji", there)).rule())
                .isEqualTo(Rule.R34);
    }

    @Test
    @DisplayName("R32 a mover's link stays while another active connection of the provider sees that id")
    void keepsTheLinkOfAMoverThatAnotherTenantSees() {
        var sketch = gone().peer("tenant", "jamf", 2, false).sightedBy("tenant", "D1", "S1", "1", one -> {});
        assertOnly(sketch.asset("1"), Remark.NoChange.class, Rule.R32);
    }

    @Test
    @DisplayName("R32 a connection that is asked and has the device turns the end into a move")
    void turnsAnEndIntoAMove() {
        var sketch = gone().peer("kandji", "kandji", 2, false).peer("tenant", "jamf", 3, false);
        var there = new Answer(Found.ENROLLED, Optional.of("K1"));
        var moved = settled(sketch, Map.of("jamf", ABSENT, "kandji", there, "tenant", ABSENT));
        assertThat(moved).isInstanceOf(Change.ClearLink.class);
        var sameId = new Answer(Found.ENROLLED, Optional.of("D1"));
        var same = settled(sketch, Map.of("jamf", ABSENT, "kandji", ABSENT, "tenant", sameId));
        assertThat(same).isInstanceOf(Remark.Skip.class);
        assertThat(settled(sketch, Map.of("jamf", ABSENT, "tenant", ABSENT))).isInstanceOf(Remark.Wait.class);
        var absent = settled(sketch, Map.of("jamf", ABSENT, "kandji", ABSENT, "tenant", ABSENT));
        assertThat(absent).isInstanceOf(Change.End.class);
    }

    private static Peer deaf(@Nullable Instant completedRunBegan) {
        return new Peer("deaf", "kandji", "Deaf", 2, false, false, false, true, completedRunBegan);
    }

    @Test
    @DisplayName("R32 one that can't be asked must have completed a run that began after the device was first missed")
    void waitsForAConnectionThatCannotBeAsked() {
        for (var began : new Instant[] {null, YESTERDAY, NOW}) {
            assertOnly(gone().peer(deaf(began)).asset("1"), Remark.Wait.class, Rule.R32);
        }
        var sketch = gone();
        sketch.sightings.clear();
        sketch.sighted("D1", "S1", "1", one -> one.missing = new Missing(1, YESTERDAY));
        assertOnly(sketch.peer(deaf(YESTERDAY)).asset("1"), Remark.Wait.class, Rule.R32);
        sketch.peers.clear();
        assertThat(end(sketch.peer(deaf(YESTERDAY.plusSeconds(1))))).isNotNull();
    }

    @Test
    @DisplayName("R33 what was sighted only before the opt-in or the address changed is held for a person")
    void holdsWhatWasSightedOnlyBefore() {
        assertThat(end(gone()).retroactive()).isFalse();
        var late = gone();
        late.optInSince = NOW.minusSeconds(60);
        assertThat(end(late).retroactive()).isTrue();
        var moved = gone();
        moved.addressChangedAt = NOW.minusSeconds(60);
        assertThat(end(moved).retroactive()).isTrue();
        var tried = gone();
        tried.optInSince = null;
        assertThat(end(tried).retroactive()).isTrue();
        var guarded = Guardrail.guard(late.plan(), GuardLimits.DEFAULT, Recent.NOTHING);
        assertThat(guarded.held()).singleElement().matches(held -> held.rule() == Rule.R33);
        assertThat(guarded.passed()).noneMatch(verdict -> verdict.changes().size() > 0);
    }

    @Test
    @DisplayName("R34 found and enrolled drops the end, no answer makes it wait, absent confirms it")
    void confirmsAbsence() {
        var sketch = gone();
        assertThat(end(sketch).questions()).containsExactly(new Question("jamf", Optional.of("D1"), Optional.of("S1")));
        var found = new Answer(Found.ENROLLED, Optional.of("D7"));
        assertThat(settled(sketch, Map.of("jamf", found))).isInstanceOf(Remark.Skip.class);
        assertThat(settled(sketch, Map.of())).isInstanceOf(Remark.Wait.class);
        var unenrolled = new Answer(Found.NOT_ENROLLED, Optional.of("D1"));
        assertThat(settled(sketch, Map.of("jamf", unenrolled))).isEqualTo(end(sketch));
        assertThat(settled(sketch, Map.of("jamf", ABSENT))).isEqualTo(end(sketch));
        sketch.canLookUp = false;
        assertThat(settled(sketch, Map.of())).isEqualTo(end(sketch));
    }

    @Test
    @DisplayName("R35 the end waits for as many complete runs without the device as the policy asks for")
    void waitsForTheGrace() {
        var sketch = gone();
        sketch.policy.goneAfterRuns = 3;
        assertOnly(sketch.asset("1"), Remark.Wait.class, Rule.R35);
        sketch.sightings.clear();
        sketch.sighted("D1", "S1", "1", one -> one.missing = new Missing(2, YESTERDAY));
        assertThat(end(sketch)).isNotNull();
    }

    @Test
    @DisplayName("R35 complete runs without the device are counted, incomplete ones are not, and seeing it starts anew")
    void countsCompleteRunsWithoutTheDevice() {
        var missed = note(gone());
        assertThat(missed.missing()).isEqualTo(new Missing(1, NOW));
        assertThat(missed.isSeen()).isFalse();
        assertThat(Memory.of(gone().incomplete().scene(), gone().incomplete().plan())
                        .changed())
                .noneMatch(sighting -> sighting.sourceId().equals("D1"));
        var back = gone().device("D1", "S1", SILENT);
        back.sightings.clear();
        back.sighted("D1", "S1", "1", one -> one.missing = new Missing(2, YESTERDAY));
        assertThat(note(back).missing()).isEqualTo(Missing.NOT);
    }

    private static Sighting note(Sketch sketch) {
        var scene = sketch.scene();
        return Memory.of(scene, Reconciler.plan(scene)).changed().stream()
                .filter(sighting -> sighting.sourceId().equals("D1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("R42 an end makes the gone devices forget the asset, so that it is not told of again")
    void forgetsAnEndedAsset() {
        var sketch = gone();
        var after = Memory.after(note(sketch), end(sketch), "1", "jamf");
        assertThat(after.assetId()).isNull();
        assertThat(Memory.after(note(sketch), end(sketch), "2", "jamf").assetId())
                .isEqualTo("1");
    }

    private static Sketch back(ObservedUser user, Holder holder) {
        var sketch = new Sketch().device("D2", "S1", user).asset("1", "S1", LOCKED_AWAY, holder);
        sketch.ended.add("1");
        return sketch;
    }

    private static Change.Recover recovery(Sketch sketch) {
        return (Change.Recover) sketch.asset("1").changes().get(0);
    }

    @Test
    @DisplayName(
            "R40 an ended asset whose device is seen again becomes ALLOCATED, linked and held by the observed user")
    void recoversAnEndedAsset() {
        var recovery = recovery(back(SAYS_ANN, Holder.NOBODY));
        assertThat(recovery.status()).isEqualTo(ALLOCATED);
        assertThat(recovery.sourceId()).isEqualTo("D2");
        assertThat(recovery.holder()).hasValue(ANN);
        assertThat(recovery(back(SAYS_ANN, BOB)).holder()).hasValue(ANN);
        assertThat(recovery(back(SAYS_ANN, ANN)).holder()).isEmpty();
    }

    @Test
    @DisplayName("R40 nobody clears as R22 does; silent and unmatched users leave the holder")
    void recoversWithTheHolderThatTheMdmAllows() {
        assertThat(recovery(back(SAYS_NOBODY, BOB)).holder()).hasValue(Holder.NOBODY);
        assertThat(recovery(back(SILENT, BOB)).holder()).isEmpty();
        assertThat(recovery(back(SAYS_STRANGER, BOB)).holder()).isEmpty();
        var keeping = back(SAYS_NOBODY, BOB);
        keeping.policy.clear = false;
        assertThat(recovery(keeping).holder()).isEmpty();
    }

    @Test
    @DisplayName("R40 what Rollcall did not end is recovered only by policy")
    void recoversWhatPeopleTransferredOnlyByPolicy() {
        var sketch = back(SAYS_NOBODY, Holder.NOBODY);
        sketch.ended.clear();
        assertOnly(sketch.asset("1"), Remark.Report.class, Rule.R42);
        sketch.policy.recoverUnlinked = true;
        assertThat(recovery(sketch)).isNotNull();
    }

    @Test
    @DisplayName("R40 an ended asset that was in another status since has not stayed TRANSFERRED")
    void forgetsEndsThatDidNotStand() {
        var sketch = new Sketch().asset("1", "S1", ALLOCATED, ANN).asset("2", "S2", LOCKED_AWAY, ANN);
        sketch.ended.add("1");
        sketch.ended.add("2");
        assertThat(Memory.of(sketch.scene(), sketch.plan()).brokenEnds()).containsExactly("1");
    }

    @Test
    @DisplayName("R40 an asset that a connection with the opt-in claims is no first write for one without it")
    void leavesAClaimedAssetToItsClaimant() {
        var sketch = back(SAYS_ANN, Holder.NOBODY)
                .optInOff()
                .peer("kandji", "kandji", 2, true)
                .sightedBy("kandji", "K1", "S1", "1", one -> {});
        assertOnly(sketch.asset("1"), Remark.Report.class, Rule.R42);
    }

    @Test
    @DisplayName("R40 nothing is assigned on an asset that a connection may claim which has not run yet")
    void waitsForAClaimantThatHasNotRun() {
        var sketch = back(SAYS_ANN, Holder.NOBODY)
                .optInOff()
                .peer(new Peer("new", "kandji", "New", 9, true, false, true, false, null));
        assertOnly(sketch.asset("1"), Remark.Wait.class, Rule.R40);
        sketch.peers.clear();
        sketch.peer(new Peer("new", "kandji", "New", 9, true, false, true, true, null));
        assertThat(sketch.asset("1").decisions()).noneMatch(Remark.Wait.class::isInstance);
    }

    @Test
    @DisplayName("R20 a recovery into a status that takes no check-out leaves the holder")
    void recoversWithoutACheckOutThatWouldBeRefused() {
        var sketch = back(SAYS_ANN, Holder.NOBODY);
        sketch.allocated = new AssetStatus("8", "Odd", StatusRole.ALLOCATED, false);
        assertThat(recovery(sketch).holder()).isEmpty();
    }

    @Test
    @DisplayName("R72 after each change the asset is what the change says")
    void knowsWhatAChangeLeaves() {
        var sketch = gone();
        var after = Effects.after(sketch.assets.get(0), end(sketch));
        assertThat(after.holder()).isEqualTo(Holder.NOBODY);
        assertThat(after.status()).isEqualTo(LOCKED_AWAY);
        assertThat(after.links()).containsExactly(Map.entry("kandji", "K9"));
    }

    @Test
    @DisplayName("R60 a contact more than 48 hours older than another's and than its own reading costs the place")
    void decidesByRankUntilTheContactIsStale() {
        var sketch = new Sketch()
                .device("D1", "S1", SAYS_ANN, one -> one.lastContact = NOW.minus(Duration.ofHours(50)))
                .asset("1", "S1", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"))
                .peer("kandji", "kandji", 2, true);
        sketch.sightedBy("kandji", "K1", "S1", "1", one -> one.lastContact = NOW.minus(Duration.ofHours(1)));
        assertThat(sketch.asset("1").changes()).isEmpty();
        assertThat(sketch.asset("1").decider()).isEqualTo("kandji");
        sketch.sightings.clear();
        sketch.sightedBy("kandji", "K1", "S1", "1", one -> one.lastContact = NOW.minus(Duration.ofHours(2)));
        assertThat(sketch.asset("1").changes()).hasSize(1);
        sketch.sightings.clear();
        sketch.sightedBy("kandji", "K1", "S1", "1", one -> one.lastContact = NOW.minus(Duration.ofHours(3)));
        sketch.devices.clear();
        sketch.device("D1", "S1", SAYS_ANN, one -> one.lastContact = NOW.minus(Duration.ofDays(2)));
        assertThat(sketch.asset("1").decider()).isEqualTo("Jamf");
        assertThat(sketch.asset("1").changes()).singleElement().isInstanceOf(Change.Reassign.class);
    }
}
