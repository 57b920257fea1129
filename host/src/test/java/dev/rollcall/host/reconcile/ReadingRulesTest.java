package dev.rollcall.host.reconcile;

import static dev.rollcall.host.reconcile.Sketch.ALLOCATED;
import static dev.rollcall.host.reconcile.Sketch.ANN;
import static dev.rollcall.host.reconcile.Sketch.BOB;
import static dev.rollcall.host.reconcile.Sketch.NOW;
import static dev.rollcall.host.reconcile.Sketch.SAYS_ANN;
import static dev.rollcall.host.reconcile.Sketch.SAYS_NOBODY;
import static dev.rollcall.host.reconcile.Sketch.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.reconcile.Verdict.Matched;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R2 to R8: what a reading says. */
class ReadingRulesTest {
    @ParameterizedTest
    @DisplayName("R3 serials are compared without white space and case")
    @CsvSource({"' c02-xyz 1 ', C02-XYZ1", "C02XYZ, C02XYZ", "ser\u00e9, SER\u00c9", "'\u00a0A1', A1"})
    void normalisesSerials(String serial, String normalised) {
        assertThat(Serials.usual().normalise(serial)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @DisplayName("R3 empty and placeholder serials are none")
    @ValueSource(
            strings = {"", "  ", "0", "None", "n/a", "Default string", "To be filled by O.E.M.", "SYSTEM  SERIAL NUMBER"
            })
    void takesPlaceholdersForNoSerial(String serial) {
        assertThat(Serials.usual().normalise(serial)).isNull();
    }

    @Test
    @DisplayName("R3 the placeholders are configurable")
    void takesOtherPlaceholders() {
        var serials = new Serials(List.of("Unset Serial"));
        assertThat(serials.normalise("unsetserial")).isNull();
        assertThat(serials.normalise("None")).isEqualTo("NONE");
    }

    @Test
    @DisplayName("R3 a placeholder serial matches no asset and is reported")
    void reportsAPlaceholderSerial() {
        var verdict = new Sketch()
                .device("D1", "None", SAYS_ANN)
                .asset("1", "none", ALLOCATED, Holder.NOBODY)
                .device("D1");
        assertThat(verdict.asset()).isNull();
        assertOnly(verdict, Remark.Report.class, Rule.R3);
    }

    @Test
    @DisplayName("R4 of several records the enrolled one is the device, whatever was seen last")
    void prefersTheEnrolledRecord() {
        var sketch = new Sketch()
                .device("OLD", "S1", SAYS_ANN, device -> device.lastContact = NOW.minus(Duration.ofDays(9)))
                .device("NEW", "S1", SAYS_NOBODY, Sketch.DeviceSketch::left)
                .asset("1", "S1", ALLOCATED, Holder.NOBODY);
        assertThat(sketch.asset("1").sourceId()).isEqualTo("OLD");
        assertOnly(sketch.device("NEW"), Remark.Report.class, Rule.R4);
    }

    @Test
    @DisplayName("R4 then the one last seen, then last enrolled, then by id; an unknown date is the oldest")
    void prefersTheRecordLastSeenThenLastEnrolledThenById() {
        var sketch = new Sketch()
                .device("A", "S1", SILENT, device -> device.lastContact = null)
                .device("B", "S1", SILENT, device -> device.lastEnrolled = null)
                .device("D", "S1", SILENT)
                .device("C", "S1", SILENT)
                .asset("1", "S1", ALLOCATED, ANN);
        assertThat(sketch.asset("1").sourceId()).isEqualTo("C");
        for (var superseded : List.of("A", "B", "D")) {
            assertOnly(sketch.device(superseded), Remark.Report.class, Rule.R4);
        }
    }

    @Test
    @DisplayName("R5 a link whose asset has another serial is no match, and nothing is created for the device")
    void doesNotFollowAContradictingLink() {
        var sketch = new Sketch()
                .device("D1", "S1", SAYS_ANN)
                .asset("1", "S2", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"));
        sketch.policy.create = true;
        assertOnly(sketch.device("D1"), Remark.Report.class, Rule.R5);
        assertThat(sketch.plan().isIdle()).isTrue();
    }

    @Test
    @DisplayName("R5 a device with a contradicting link still matches by serial, and the link is reported")
    void matchesBySerialBesideAContradictingLink() {
        var verdict = new Sketch()
                .device("D1", "S1", SAYS_ANN)
                .asset("1", "S2", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"))
                .asset("2", "S1", ALLOCATED, Holder.NOBODY)
                .asset("2");
        assertThat(verdict.matched()).isEqualTo(Matched.BY_SERIAL);
        assertThat(verdict.decisions()).anyMatch(decision -> decision.rule() == Rule.R5);
        assertThat(verdict.changes()).anyMatch(change -> change instanceof Change.Assign);
    }

    @Test
    @DisplayName("R5 with a serial missing a link counts only if the id was matched to this asset before")
    void followsALinkWithoutSerialOnlyIfMatchedBefore() {
        var sketch = new Sketch()
                .device("D1", null, SAYS_ANN)
                .asset("1", "S1", ALLOCATED, Holder.NOBODY, asset -> asset.links.put("jamf", "D1"));
        sketch.policy.create = true;
        assertOnly(sketch.device("D1"), Remark.Report.class, Rule.R5);
        sketch.sighted("D1", null, "1");
        assertThat(sketch.asset("1").matched()).isEqualTo(Matched.BY_LINK);
    }

    @Test
    @DisplayName("R5 what was matched before the address changed proves nothing")
    void forgetsMatchesOfAnotherAddress() {
        var sketch = new Sketch()
                .device("D1", null, SAYS_ANN)
                .sighted("D1", null, "1")
                .asset("1", "S1", ALLOCATED, Holder.NOBODY, asset -> asset.links.put("jamf", "D1"));
        sketch.addressChangedAt = NOW.minusSeconds(60);
        assertOnly(sketch.device("D1"), Remark.Report.class, Rule.R5);
    }

    @Test
    @DisplayName("R5 a serial that several assets share matches the one with the link")
    void matchesTheLinkedOneOfSeveral() {
        var sketch = new Sketch()
                .device("D1", "S1", SAYS_ANN)
                .asset("1", "S1", ALLOCATED, Holder.NOBODY)
                .asset("2", "s1", ALLOCATED, Holder.NOBODY, asset -> asset.links.put("jamf", "D1"));
        assertThat(sketch.device("D1").asset()).isEqualTo(sketch.assets.get(1));
    }

    @Test
    @DisplayName("R5 a serial that several assets share matches none of them without a link, and is seen")
    void writesNothingOnAConflict() {
        var sketch = new Sketch()
                .device("D1", "S1", SAYS_ANN)
                .sighted("D1", "S1", "1")
                .asset("1", "S1", ALLOCATED, BOB)
                .asset("2", "S1", ALLOCATED, BOB);
        assertThat(sketch.device("D1").matched()).isEqualTo(Matched.CONFLICT);
        assertThat(sketch.plan().isIdle()).isTrue();
    }

    @Test
    @DisplayName("R5 two devices that match one asset are both in conflict")
    void writesNothingWhenTwoDevicesMatchOneAsset() {
        var sketch = new Sketch()
                .device("D1", null, SAYS_ANN)
                .device("D2", "S1", SAYS_NOBODY)
                .sighted("D1", null, "1")
                .asset("1", "S1", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"));
        assertThat(sketch.device("D1").matched()).isEqualTo(Matched.CONFLICT);
        assertThat(sketch.device("D2").matched()).isEqualTo(Matched.CONFLICT);
        assertOnly(sketch.asset("1"), Remark.Report.class, Rule.R5);
    }

    @Test
    @DisplayName("R6 a record that is listed but not enrolled is gone: its asset is ended")
    void endsTheAssetOfADeviceThatIsListedButNotEnrolled() {
        var verdict = new Sketch()
                .device("D1", "S1", SAYS_ANN, Sketch.DeviceSketch::left)
                .sighted("D1", "S1", "1")
                .asset("1", "S1", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"))
                .asset("1");
        assertThat(verdict.changes()).hasSize(1).first().isInstanceOf(Change.End.class);
    }

    @Test
    @DisplayName("R6 a record that is not enrolled writes nothing to an asset that it was never matched to")
    void writesNothingFromADeviceThatIsNotEnrolled() {
        var sketch = new Sketch()
                .device("D1", "S1", SAYS_ANN, Sketch.DeviceSketch::left)
                .asset("1", "S1", ALLOCATED, Holder.NOBODY);
        sketch.policy.create = true;
        assertOnly(sketch.device("D1"), Remark.Skip.class, Rule.R6);
    }

    @Test
    @DisplayName("R8 a partition that was read to its end ends its devices, another one's incompleteness or not")
    void judgesEachPartitionByItself() {
        var sketch = new Sketch()
                .device("X", "X", SILENT)
                .sighted("D1", "S1", "1")
                .sighted("M1", "S2", "2", sighting -> sighting.partition = "mobile")
                .asset("1", "S1", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"))
                .asset("2", "S2", ALLOCATED, BOB, asset -> asset.links.put("jamf", "M1"));
        sketch.extents.put("mobile", Extent.INCOMPLETE);
        assertThat(sketch.asset("1").changes()).hasSize(1).first().isInstanceOf(Change.End.class);
        assertOnly(sketch.asset("2"), Remark.NoChange.class, Rule.R2);
    }

    @Test
    @DisplayName("R2 a device whose record could not be read is not absent")
    void doesNotEndWhatCouldNotBeRead() {
        var sketch = new Sketch()
                .sighted("D1", "S1", "1")
                .asset("1", "S1", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"));
        sketch.rejected.add("D1");
        assertOnly(sketch.asset("1"), Remark.NoChange.class, Rule.R2);
    }

    @Test
    @DisplayName("R2 the sync of one device clears and links, but ends, moves and creates nothing")
    void clearsButDoesNotEndAfterALookUp() {
        var clear = new Sketch().oneDevice().device("D1", "S1", SAYS_NOBODY).asset("1", "S1", ALLOCATED, BOB);
        assertThat(clear.asset("1").changes()).hasSize(2);
        var gone = new Sketch()
                .oneDevice()
                .device("D1", "S1", SAYS_NOBODY, Sketch.DeviceSketch::left)
                .sighted("D1", "S1", "1")
                .sighted("D2", "S2", "2")
                .asset("1", "S1", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"))
                .asset("2", "S2", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D2"));
        assertOnly(gone.asset("1"), Remark.Wait.class, Rule.R2);
        assertThat(gone.plan().verdicts()).hasSize(1);
        var unknown = new Sketch().oneDevice().device("D1", "S1", SAYS_ANN);
        unknown.policy.create = true;
        assertOnly(unknown.device("D1"), Remark.Skip.class, Rule.R2);
    }

    static void assertOnly(Verdict verdict, Class<? extends Decision> kind, Rule rule) {
        assertThat(verdict.decisions()).as("%s", verdict).hasSize(1);
        assertThat(verdict.decisions().get(0)).isInstanceOf(kind);
        assertThat(verdict.decisions().get(0).rule()).isEqualTo(rule);
    }
}
