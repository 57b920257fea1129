package dev.rollcall.host.reconcile;

import static dev.rollcall.api.device.StandardSpecs.MEMORY;
import static dev.rollcall.api.device.StandardSpecs.MODEL;
import static dev.rollcall.api.device.StandardSpecs.OS_VERSION;
import static dev.rollcall.host.reconcile.ReadingRulesTest.assertOnly;
import static dev.rollcall.host.reconcile.Sketch.ALLOCATED;
import static dev.rollcall.host.reconcile.Sketch.ANN;
import static dev.rollcall.host.reconcile.Sketch.BOB;
import static dev.rollcall.host.reconcile.Sketch.LOCKED_AWAY;
import static dev.rollcall.host.reconcile.Sketch.NOW;
import static dev.rollcall.host.reconcile.Sketch.REPAIR;
import static dev.rollcall.host.reconcile.Sketch.SAYS_ANN;
import static dev.rollcall.host.reconcile.Sketch.SAYS_BOB;
import static dev.rollcall.host.reconcile.Sketch.SAYS_KIM;
import static dev.rollcall.host.reconcile.Sketch.SAYS_NOBODY;
import static dev.rollcall.host.reconcile.Sketch.SAYS_STRANGER;
import static dev.rollcall.host.reconcile.Sketch.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.AssignedUser.Evidence;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.reconcile.Change.Assignee;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R10 to R16, and R20 to R23 where the table of the package does not reach. */
class AlwaysRulesTest {
    private static Sketch specs(Map<SpecKey<?>, String> held) {
        return new Sketch()
                .device("D1", "S1", SILENT, device -> {
                    device.specs.put(OS_VERSION, "26.1");
                    device.specs.put(MODEL, "Book 2");
                })
                .asset("1", "S1", REPAIR, ANN, asset -> {
                    asset.links.put("jamf", "D1");
                    asset.specs = new HashMap<>(held);
                });
    }

    private static Change.WriteSpecs written(Sketch sketch) {
        return (Change.WriteSpecs) sketch.asset("1").changes().get(0);
    }

    @Test
    @DisplayName(
            "R10 what differs is written in any status; what is not reported, and what the asset has no field for, is left")
    void writesWhatDiffers() {
        var change = written(specs(Map.of(OS_VERSION, "26.0", MEMORY, "8 GB")));
        assertThat(change.specs()).hasSize(1);
        assertThat(change.specs().get(0).before()).isEqualTo("26.0");
        assertThat(change.specs().get(0).after()).isEqualTo("26.1");
        assertThat(change.model()).isEmpty();
        assertThat(specs(Map.of(MEMORY, "8 GB")).plan().isIdle()).isTrue();
    }

    @Test
    @DisplayName("R10 specs are written after an incomplete read too")
    void writesSpecsAfterAnIncompleteRead() {
        assertThat(written(specs(Map.of(OS_VERSION, "")).incomplete()).specs()).hasSize(1);
    }

    @Test
    @DisplayName("R10 the model is changed only if the policy says so")
    void changesTheModelOnlyByPolicy() {
        var sketch = specs(Map.of(OS_VERSION, "26.1"));
        assertThat(sketch.plan().isIdle()).isTrue();
        sketch.policy.model = true;
        assertThat(written(sketch).model()).hasSize(1);
    }

    @Test
    @DisplayName("R10 an MDM that reports the number of the asset's model means that model, whatever it is called")
    void knowsAModelByItsNumber() {
        assertThat(modelled("Mac15,3", "Mac15,3").plan().isIdle()).isTrue();
        assertThat(written(modelled("Mac15,3", "Mac15,6")).model()).hasSize(2);
        assertThat(written(modelled("", "")).model()).singleElement().matches(one -> one.key()
                .equals(MODEL));
    }

    @Test
    @DisplayName("R10 a model of the same manufacturer is not yet the same model")
    void tellsModelsOfOneManufacturerApart() {
        var sketch = new Sketch()
                .device("D1", "S1", SILENT, device -> {
                    device.specs.put(MODEL, "Book 2");
                    device.specs.put(StandardSpecs.MANUFACTURER, "Apple");
                })
                .asset("1", "S1", REPAIR, ANN, asset -> {
                    asset.links.put("jamf", "D1");
                    asset.model.put(StandardSpecs.MANUFACTURER, "Apple");
                });
        sketch.policy.model = true;

        assertThat(written(sketch).model()).singleElement().matches(one -> one.key()
                .equals(MODEL));
    }

    /** An asset of Book 1, whose device is a Book 2; an empty number is none. */
    private static Sketch modelled(String present, String reported) {
        var sketch = new Sketch()
                .device("D1", "S1", SILENT, device -> {
                    device.specs.put(MODEL, "Book 2");
                    if (!reported.isEmpty()) {
                        device.specs.put(StandardSpecs.MODEL_IDENTIFIER, reported);
                    }
                })
                .asset("1", "S1", REPAIR, ANN, asset -> {
                    asset.links.put("jamf", "D1");
                    asset.model.put(StandardSpecs.MODEL_IDENTIFIER, present);
                });
        sketch.policy.model = true;
        return sketch;
    }

    @Test
    @DisplayName("R10 an empty serial is filled with the vendor's text, a different one is never overwritten")
    void fillsAnEmptySerial() {
        var empty = new Sketch()
                .device("D1", " c02 ", SILENT)
                .sighted("D1", "C02", "1")
                .asset("1", "", ALLOCATED, ANN, asset -> asset.links.put("jamf", "D1"));
        assertThat(written(empty).serial()).hasValue("c02");
        var placeholder = new Sketch()
                .device("D1", "C02", SILENT)
                .sighted("D1", "C02", "1")
                .asset("1", "None", ALLOCATED, ANN, asset -> asset.links.put("jamf", "D1"));
        assertThat(placeholder.plan().isIdle()).isTrue();
    }

    @Test
    @DisplayName("R10 a serial that another asset has is not written a second time")
    void doesNotMakeADuplicateSerial() {
        var verdict = new Sketch()
                .device("D1", "S1", SILENT)
                .sighted("D1", "S1", "1")
                .asset("1", null, ALLOCATED, ANN, asset -> asset.links.put("jamf", "D1"))
                .asset("2", "S1", ALLOCATED, ANN)
                .asset("1");
        assertOnly(verdict, Remark.Report.class, Rule.R5);
    }

    @Test
    @DisplayName("R12 a link whose device is superseded is replaced")
    void replacesASupersededLink() {
        var verdict = new Sketch()
                .device("OLD", "S1", SILENT, device -> device.lastContact = Sketch.LAST_YEAR)
                .device("NEW", "S1", SILENT)
                .sighted("OLD", "S1", "1")
                .asset("1", "S1", ALLOCATED, ANN, asset -> asset.links.put("jamf", "OLD"))
                .asset("1");
        assertThat(verdict.changes()).hasSize(1).first().isInstanceOf(Change.ReplaceLink.class);
    }

    @Test
    @DisplayName("R12 an id in a list that was not read to its end is not gone")
    void keepsALinkWhoseListWasNotRead() {
        var sketch = new Sketch()
                .device("D1", "S1", SILENT)
                .sighted("M7", "S1", "1", sighting -> sighting.partition = "mobile")
                .asset("1", "S1", ALLOCATED, ANN, asset -> asset.links.put("jamf", "M7"));
        sketch.extents.put("mobile", Extent.INCOMPLETE);
        assertOnly(sketch.asset("1"), Remark.Report.class, Rule.R12);
        sketch.extents.put("mobile", Extent.COMPLETE);
        assertThat(sketch.asset("1").changes()).hasSize(1);
    }

    @Test
    @DisplayName("R13 by default an unknown device is counted and nothing is created")
    void createsNothingByDefault() {
        assertOnly(new Sketch().device("D1", "S1", SAYS_ANN).device("D1"), Remark.Skip.class, Rule.R13);
    }

    private static Sketch creating(ObservedUser user) {
        var sketch = new Sketch().device("D1", " s1 ", user);
        sketch.policy.create = true;
        return sketch;
    }

    private static Change.Create created(Sketch sketch) {
        return (Change.Create) sketch.device("D1").changes().get(0);
    }

    @Test
    @DisplayName("R13 an asset is created with the vendor's serial, model, link and the assignee that resolves")
    void createsAnAsset() {
        var create = created(creating(SAYS_ANN));
        assertThat(create.serial()).isEqualTo("s1");
        assertThat(create.status()).isEqualTo(ALLOCATED);
        assertThat(create.sourceId()).isEqualTo("D1");
        assertThat(create.specs().text(MODEL)).hasValue("Book 1");
        assertThat(create.assignee()).hasValue(new Assignee.Known(ANN));
        assertThat(created(creating(SAYS_KIM)).assignee()).isEmpty();
        assertThat(created(creating(SAYS_NOBODY)).assignee()).isEmpty();
    }

    @Test
    @DisplayName("R13 personal devices, devices without a model and incomplete reads create nothing")
    void createsNothingFromPersonalOrNamelessDevices() {
        var personal = new Sketch().device("D1", "S1", SAYS_ANN, device -> device.ownership = Ownership.PERSONAL);
        personal.policy.create = true;
        assertOnly(personal.device("D1"), Remark.Skip.class, Rule.R13);
        personal.policy.personal = true;
        assertThat(created(personal).assignee()).isPresent();
        var nameless = new Sketch().device("D1", "S1", SAYS_ANN, device -> device.specs.clear());
        nameless.policy.create = true;
        assertOnly(nameless.device("D1"), Remark.Skip.class, Rule.R13);
        assertOnly(creating(SAYS_ANN).incomplete().device("D1"), Remark.Skip.class, Rule.R2);
        var half = creating(SAYS_ANN);
        half.platformComplete = false;
        assertOnly(half.device("D1"), Remark.Skip.class, Rule.R2);
    }

    @Test
    @DisplayName("R14 a user is made for a created asset only if switched on, with e-mail, first and last name")
    void makesUsersOnlyForCreatedAssets() {
        var named = AssignedUser.as(Evidence.ASSIGNED)
                .email("new@example.com")
                .displayName("Eva Maria Neu")
                .build();
        var sketch = creating(named);
        assertThat(created(sketch).assignee()).isEmpty();
        sketch.policy.createUsers = true;
        assertThat(created(sketch).assignee()).hasValue(new Assignee.Unknown("new@example.com", "Eva Maria", "Neu"));
        var nameless = creating(SAYS_STRANGER);
        nameless.policy.createUsers = true;
        assertThat(created(nameless).assignee()).isEmpty();
        sketch.policy.ignored = Set.of("NEW@example.com");
        assertThat(created(sketch).assignee()).isEmpty();
        var existing = new Sketch().device("D1", "S1", named).asset("1", "S1", ALLOCATED, Holder.NOBODY);
        existing.policy.createUsers = true;
        assertThat(existing.asset("1").changes()).noneMatch(change -> change instanceof Change.Assign);
    }

    private static List<Decision> assignee(ObservedUser user, Holder holder) {
        return new Sketch()
                .device("D1", "S1", user)
                .asset("1", "S1", ALLOCATED, holder, asset -> asset.links.put("jamf", "D1"))
                .asset("1")
                .decisions();
    }

    @Test
    @DisplayName("R14 users are found by any of their addresses in any case, by user name only without an e-mail")
    void findsUsersByEmailThenByUsername() {
        assertThat(assignee(Sketch.user("BOBBY@example.com"), BOB)).isEqualTo(Verdict.AGREED);
        var byName = AssignedUser.as(Evidence.PRIMARY).username("Bob").build();
        assertThat(assignee(byName, BOB)).isEqualTo(Verdict.AGREED);
        var both = AssignedUser.as(Evidence.PRIMARY)
                .username("bob")
                .email("x@example.com")
                .build();
        assertThat(assignee(both, ANN)).singleElement().isInstanceOf(Remark.Report.class);
    }

    @Test
    @DisplayName("R14 nobody or several found is reported, and the holder stays")
    void keepsTheHolderWhereTheUserIsNotFound() {
        for (var user : List.of(SAYS_STRANGER, SAYS_KIM)) {
            var decision = assignee(user, BOB);
            assertThat(decision).singleElement().isInstanceOf(Remark.Report.class);
            assertThat(decision.get(0).rule()).isEqualTo(Rule.R14);
        }
    }

    @Test
    @DisplayName("R7 archived and ignored users are users whom the platform does not have")
    void takesArchivedAndIgnoredUsersForUnknown() {
        var archived = AssignedUser.as(Evidence.ASSIGNED)
                .email("ann@example.com")
                .archived(true)
                .build();
        assertThat(assignee(archived, BOB)).singleElement().isInstanceOf(Remark.Report.class);
        var sketch = new Sketch()
                .device("D1", "S1", SAYS_ANN)
                .asset("1", "S1", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"));
        sketch.policy.ignored = Set.of("Ann@Example.com");
        assertOnly(sketch.asset("1"), Remark.Report.class, Rule.R14);
    }

    @Test
    @DisplayName("R15 what the platform refused for good is not tried until asset, device or user change")
    void doesNotRepeatWhatWasRefused() {
        var sketch = new Sketch()
                .device("D1", "S1", SAYS_ANN)
                .asset("1", "S1", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"));
        var refused = sketch.asset("1");
        var fingerprint = Fingerprint.of(refused.changes().get(0), refused.device(), refused.asset());
        sketch.refusals.put("1", List.of(new History.Refusal("1", fingerprint, "no")));
        assertOnly(sketch.asset("1"), Remark.Skip.class, Rule.R15);

        sketch.devices.clear();
        sketch.device("D1", "S1", SAYS_ANN, device -> device.lastContact = NOW);
        assertOnly(sketch.asset("1"), Remark.Skip.class, Rule.R15);
        sketch.devices.clear();
        sketch.device("D1", "S1", Sketch.user("bob@example.com"));
        assertThat(sketch.asset("1").decisions()).isEqualTo(Verdict.AGREED);
        sketch.assets.clear();
        sketch.asset("1", "S1", Sketch.TRANSFERRED, ANN, asset -> asset.links.put("jamf", "D1"));
        assertThat(sketch.asset("1").changes()).hasSize(1);
    }

    @Test
    @DisplayName("R16 a place keeps the asset, and that is reported")
    void keepsAnAssetWithItsPlace() {
        var dock = new Holder.OtherAsset("9", "Dock");
        for (var holder : List.of(Sketch.PLACE, dock)) {
            var decisions = assignee(SAYS_ANN, holder);
            assertThat(decisions).singleElement().isInstanceOf(Remark.Report.class);
            assertThat(decisions.get(0).rule()).isEqualTo(Rule.R16);
        }
    }

    @Test
    @DisplayName("R20 a label that is not deployable takes no check-out, while clearing goes on")
    void skipsWhatThePlatformWouldRefuse() {
        var assign = new Sketch()
                .device("D1", "S1", SAYS_ANN)
                .asset("1", "S1", LOCKED_AWAY, BOB, asset -> asset.links.put("jamf", "D1"));
        assertThat(assign.asset("1").changes()).isEmpty();
        assertThat(assign.asset("1").decisions())
                .anyMatch(one -> one instanceof Remark.Skip skip && skip.rule() == Rule.R20);
        var clear = new Sketch()
                .device("D1", "S1", SAYS_NOBODY)
                .asset("1", "S1", LOCKED_AWAY, BOB, asset -> asset.links.put("jamf", "D1"));
        assertThat(clear.asset("1").changes()).singleElement().isInstanceOf(Change.Clear.class);
    }

    @Test
    @DisplayName("R22 the policy can keep the assignee when the MDM says nobody")
    void keepsTheAssigneeByPolicy() {
        var sketch = new Sketch()
                .device("D1", "S1", SAYS_NOBODY)
                .asset("1", "S1", ALLOCATED, BOB, asset -> asset.links.put("jamf", "D1"));
        sketch.policy.clear = false;
        assertOnly(sketch.asset("1"), Remark.Skip.class, Rule.R22);
    }

    @Test
    @DisplayName("R73 reverted fields are left alone until the device's user, enrolment or id changes")
    void leavesRevertedFieldsAlone() {
        var sketch = new Sketch()
                .device("D1", "S1", SAYS_ANN, device -> device.specs.put(OS_VERSION, "26.1"))
                .asset("1", "S1", ALLOCATED, BOB, asset -> {
                    asset.links.put("jamf", "D1");
                    asset.specs.put(OS_VERSION, "26.0");
                });
        var device = Fingerprint.ofDevice(sketch.devices.get(0));
        sketch.reverts.put("1", new History.Revert("jamf", Set.of(Field.ASSIGNEE), device));
        assertThat(sketch.asset("1").changes()).singleElement().isInstanceOf(Change.WriteSpecs.class);
        assertThat(Memory.of(sketch.scene(), sketch.plan()).liftedReverts()).isEmpty();

        sketch.reverts.put("1", new History.Revert("jamf", Set.of(Field.spec(OS_VERSION)), device));
        assertThat(sketch.asset("1").changes()).singleElement().isInstanceOf(Change.Reassign.class);

        sketch.reverts.put("1", new History.Revert("other", Set.of(Field.ASSIGNEE), 77));
        assertThat(sketch.asset("1").changes()).singleElement().isInstanceOf(Change.WriteSpecs.class);

        sketch.reverts.put("1", new History.Revert("jamf", Set.of(Field.ASSIGNEE), 77));
        assertThat(sketch.asset("1").changes()).hasSize(2);
        assertThat(Memory.of(sketch.scene(), sketch.plan()).liftedReverts()).containsExactly("1");
    }

    @Test
    @DisplayName("R71 an asset whose holder, status, links or order changed meanwhile is stale, other changes are not")
    void findsStaleAssets() {
        var sketch = new Sketch().asset("1", "S1", ALLOCATED, BOB);
        var asset = sketch.assets.get(0);
        sketch.asset("1", "S1", ALLOCATED, ANN)
                .asset("1", "S1", REPAIR, BOB)
                .asset("1", "S1", ALLOCATED, BOB, one -> one.links.put("jamf", "D1"))
                .asset("1", "S1", ALLOCATED, BOB, one -> one.order = Optional.of("7"));
        assertThat(sketch.assets.subList(1, 5))
                .allMatch(now -> Staleness.between(asset, now).isPresent());
        sketch.asset("1", "S9", ALLOCATED, BOB, one -> one.specs.put(OS_VERSION, "1"));
        assertThat(Staleness.between(asset, sketch.assets.get(5))).isEmpty();
    }

    @Test
    @DisplayName("R23 whoever wrote the holder that is there, the next sync that sees another user overwrites it")
    void overwritesAnEditInThePlatform() {
        assertThat(assignee(SAYS_BOB, ANN)).singleElement().isInstanceOf(Change.Reassign.class);
    }
}
