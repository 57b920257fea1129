package dev.rollcall.host.reconcile;

import static dev.rollcall.api.device.StandardSpecs.MEMORY;
import static dev.rollcall.api.device.StandardSpecs.OS_VERSION;
import static dev.rollcall.host.reconcile.ReadingRulesTest.assertOnly;
import static dev.rollcall.host.reconcile.Sketch.ALLOCATED;
import static dev.rollcall.host.reconcile.Sketch.ANN;
import static dev.rollcall.host.reconcile.Sketch.BOB;
import static dev.rollcall.host.reconcile.Sketch.SAYS_ANN;
import static dev.rollcall.host.reconcile.Sketch.SAYS_NOBODY;
import static dev.rollcall.host.reconcile.Sketch.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.reconcile.Sighting.Said;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R60: several connections on one device. */
class DeciderTest {
    /** This connection has rank 2; the other has another. */
    private static Sketch two(ObservedUser user, Holder holder, int otherRank, boolean otherOptIn, Said otherSaid) {
        var sketch = new Sketch()
                .device("D1", "S1", user)
                .asset("1", "S1", ALLOCATED, holder, asset -> asset.links.put("jamf", "D1"))
                .peer("kandji", "kandji", otherRank, otherOptIn)
                .sightedBy("kandji", "K1", "S1", "1", one -> one.said = otherSaid);
        sketch.rank = 2;
        return sketch;
    }

    @Test
    @DisplayName("R60 the first in rank with the opt-in on that reports a user or nobody decides")
    void letsTheFirstWithOptInDecide() {
        assertOnly(two(SAYS_ANN, BOB, 1, true, Said.SOMEBODY).asset("1"), Remark.Skip.class, Rule.R60);
        assertOnly(two(SAYS_ANN, BOB, 1, true, Said.NOBODY).asset("1"), Remark.Skip.class, Rule.R60);
        assertThat(two(SAYS_ANN, BOB, 1, true, Said.NOTHING).asset("1").changes())
                .hasSize(1);
        assertThat(two(SAYS_ANN, BOB, 1, false, Said.SOMEBODY).asset("1").changes())
                .hasSize(1);
        assertThat(two(SAYS_ANN, BOB, 3, true, Said.SOMEBODY).asset("1").changes())
                .hasSize(1);
        assertThat(two(SAYS_NOBODY, BOB, 3, true, Said.SOMEBODY).asset("1").changes())
                .hasSize(1);
    }

    @Test
    @DisplayName("R60 where none has the opt-in, the first in rank that reports a user decides the first write")
    void letsTheFirstThatReportsAUserDecideTheFirstWrite() {
        var other = two(SAYS_ANN, Holder.NOBODY, 1, false, Said.SOMEBODY).optInOff();
        assertOnly(other.asset("1"), Remark.Skip.class, Rule.R60);
        var nobody = two(SAYS_ANN, Holder.NOBODY, 1, false, Said.NOBODY).optInOff();
        assertThat(nobody.asset("1").changes()).singleElement().isInstanceOf(Change.Assign.class);
        var behind = two(SAYS_ANN, Holder.NOBODY, 1, true, Said.NOBODY).optInOff();
        assertOnly(behind.asset("1"), Remark.Skip.class, Rule.R60);
    }

    @Test
    @DisplayName("R60 a connection keeps its place through a silent reading, and writes nothing meanwhile")
    void keepsItsPlaceWhileSilent() {
        var sketch = two(SILENT, BOB, 3, true, Said.SOMEBODY).sighted("D1", "S1", "1");
        assertThat(sketch.asset("1").decider()).isEqualTo("Jamf");
        assertThat(sketch.asset("1").decisions()).isEqualTo(Verdict.AGREED);
        var scene = sketch.scene();
        assertThat(Memory.of(scene, Reconciler.plan(scene)).changed())
                .anyMatch(sighting -> sighting.sourceId().equals("D1") && sighting.said() == Said.SOMEBODY);
    }

    @Test
    @DisplayName("R60 nothing is decided before a connection that may come first has run, however its run ends")
    void waitsForAConnectionThatHasNotRun() {
        var sketch = new Sketch()
                .device("D1", "S1", SAYS_ANN)
                .asset("1", "S1", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"))
                .peer(new Peer("new", "kandji", "New", 0, true, false, true, false, null));
        assertOnly(sketch.asset("1"), Remark.Wait.class, Rule.R60);
        sketch.peers.clear();
        sketch.peer(new Peer("new", "kandji", "New", 0, true, false, true, true, null));
        assertThat(sketch.asset("1").changes()).hasSize(1);
        sketch.peers.clear();
        sketch.peer(new Peer("new", "kandji", "New", 0, false, false, true, false, null));
        assertThat(sketch.asset("1").changes()).hasSize(1);
    }

    @Test
    @DisplayName("R60 each spec comes from the first in rank that reports it, whatever the opt-ins")
    void takesEachSpecFromTheFirstThatReportsIt() {
        var sketch = new Sketch()
                .optInOff()
                .device("D1", "S1", SILENT, device -> {
                    device.specs.put(OS_VERSION, "26.1");
                    device.specs.put(MEMORY, "8 GB");
                })
                .asset("1", "S1", ALLOCATED, ANN, asset -> {
                    asset.links.put("jamf", "D1");
                    asset.specs.put(OS_VERSION, "");
                    asset.specs.put(MEMORY, "");
                })
                .peer("kandji", "kandji", 1, false)
                .sightedBy("kandji", "K1", "S1", "1", one -> one.specs = Set.of(MEMORY));
        sketch.rank = 2;
        var change = (Change.WriteSpecs) sketch.asset("1").changes().get(0);
        assertThat(change.specs()).singleElement().matches(one -> one.key().equals(OS_VERSION));
        sketch.rank = 0;
        assertThat(((Change.WriteSpecs) sketch.asset("1").changes().get(0)).specs())
                .hasSize(2);
    }
}
