package dev.rollcall.host.reconcile;

import static dev.rollcall.host.reconcile.Sketch.ALLOCATED;
import static dev.rollcall.host.reconcile.Sketch.ANN;
import static dev.rollcall.host.reconcile.Sketch.LAST_YEAR;
import static dev.rollcall.host.reconcile.Sketch.NOW;
import static dev.rollcall.host.reconcile.Sketch.SAYS_ANN;
import static dev.rollcall.host.reconcile.Sketch.SILENT;
import static dev.rollcall.host.reconcile.Sketch.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.reconcile.Memory.Notes;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is remembered of a run: that which changed, and which lists were seen whole. */
class MemoryTest {
    private static void asItIs(Sketch.SightingSketch sighting) {
        sighting.lastContact = NOW.minusSeconds(3600);
        sighting.specs = Set.of(StandardSpecs.MODEL);
    }

    /** A device on the asset that it was on yesterday. */
    private static Sketch unchanged() {
        return new Sketch()
                .device("D1", "S1", SAYS_ANN)
                .sighted("D1", "S1", "1", MemoryTest::asItIs)
                .asset("1", "S1", ALLOCATED, ANN, asset -> asset.links.put("jamf", "D1"));
    }

    private static Notes notes(Sketch sketch) {
        var scene = sketch.scene();
        return Memory.of(scene, Reconciler.plan(scene));
    }

    @Test
    @DisplayName("R15 a device that is as it was leaves no note but that its list was seen whole")
    void notesNothingOfAnUnchangedDevice() {
        var notes = notes(unchanged());
        assertThat(notes.changed()).isEmpty();
        assertThat(notes.calledPartitions()).containsExactly("devices");
        assertThat(notes.isOptedIn()).isTrue();
    }

    @Test
    @DisplayName("R33 without the opt-in a list is seen without it")
    void saysWhetherTheOptInWasOn() {
        assertThat(notes(unchanged().optInOff()).isOptedIn()).isFalse();
    }

    @Test
    @DisplayName("R60 another last contact is a change: who decides may hang on it")
    void notesAnotherLastContact() {
        var sketch = unchanged();
        sketch.sightings.clear();
        sketch.sighted("D1", "S1", "1", sighting -> sighting.specs = Set.of(StandardSpecs.MODEL));
        assertThat(notes(sketch).changed())
                .singleElement()
                .matches(sighting -> NOW.minusSeconds(3600).equals(sighting.lastContact()))
                .matches(sighting -> sighting.seenAt().equals(NOW));
    }

    @Test
    @DisplayName("R2 of a list that was not read to its end every device that was seen is noted")
    void notesEveryDeviceOfAnIncompleteList() {
        var notes = notes(unchanged().incomplete());
        assertThat(notes.changed()).singleElement().matches(sighting -> sighting.seenAt()
                .equals(NOW));
        assertThat(notes.calledPartitions()).isEmpty();
        assertThat(notes(unchanged().oneDevice()).changed()).hasSize(1);
        var halfPlatform = unchanged();
        halfPlatform.platformComplete = false;
        assertThat(notes(halfPlatform).calledPartitions()).isEmpty();
    }

    @Test
    @DisplayName("R2 a list with a record that could not be read was not seen whole")
    void doesNotCallAListWithAnUnreadableRecord() {
        var sketch = unchanged().sighted("D2", "S2", "2");
        sketch.rejected.add("D2");
        var notes = notes(sketch);
        assertThat(notes.calledPartitions()).isEmpty();
        assertThat(notes.changed()).singleElement().matches(sighting -> sighting.sourceId()
                .equals("D1"));
    }

    @Test
    @DisplayName("R8 each list is seen whole by itself")
    void callsEachListByItself() {
        var sketch = unchanged()
                .device("M1", "S2", SILENT, device -> device.partition = "mobile")
                .sighted("M1", "S2", null, sighting -> sighting.partition = "mobile");
        sketch.extents.put("mobile", Extent.INCOMPLETE);
        var notes = notes(sketch);
        assertThat(notes.calledPartitions()).containsExactly("devices");
        assertThat(notes.changed()).singleElement().matches(sighting -> sighting.sourceId()
                .equals("M1"));
    }

    @Test
    @DisplayName("R33 a roll moves the times of what is noted as seen, and of nothing else")
    void readsSightingsThroughTheRoll() {
        var sketch = unchanged().sighted("D2", "S2", "2", sighting -> sighting.enrolled = false);
        var seen = sketch.sightings.get(0);
        var gone = sketch.sightings.get(1);
        var roll = Roll.after(null, NOW, true);
        assertThat(roll.read(seen)).isEqualTo(seen.seen(NOW, NOW));
        assertThat(roll.read(gone)).isEqualTo(gone);
    }

    @Test
    @DisplayName("R33 what was noted after the roll keeps its own times")
    void doesNotMoveWhatWasNotedLater() {
        var seen = unchanged().sightings.get(0);
        assertThat(Roll.after(null, LAST_YEAR, true).read(seen)).isEqualTo(seen);
        assertThat(Roll.after(null, YESTERDAY, true).read(seen)).isEqualTo(seen);
    }

    @Test
    @DisplayName("R33 a roll without the opt-in leaves the time with it as it was")
    void keepsTheTimeWithTheOptIn() {
        var seen = unchanged().sightings.get(0);
        var earlier = Roll.after(null, LAST_YEAR, true);
        var roll = Roll.after(earlier, NOW, false);
        assertThat(roll).isEqualTo(new Roll(NOW, LAST_YEAR));
        assertThat(roll.read(seen)).isEqualTo(seen.seen(NOW, YESTERDAY));
        var between = new Roll(NOW, NOW.minusSeconds(60));
        assertThat(between.read(seen)).isEqualTo(seen.seen(NOW, NOW.minusSeconds(60)));
    }
}
