package dev.rollcall.host.reconcile;

import static dev.rollcall.host.reconcile.Sketch.ALLOCATED;
import static dev.rollcall.host.reconcile.Sketch.ANN;
import static dev.rollcall.host.reconcile.Sketch.BOB;
import static dev.rollcall.host.reconcile.Sketch.SAYS_ANN;
import static dev.rollcall.host.reconcile.Sketch.SAYS_BOB;
import static dev.rollcall.host.reconcile.Sketch.SAYS_NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.People;
import dev.rollcall.host.reconcile.Guardrail.Counted;
import dev.rollcall.host.reconcile.Guardrail.Guarded;
import dev.rollcall.host.reconcile.Guardrail.Kind;
import dev.rollcall.host.reconcile.Guardrail.Recent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R70: what is held, and what passes. */
class GuardrailTest {
    private final Sketch sketch = new Sketch();

    private void fleet(int from, int to, ObservedUser user, Holder holder) {
        for (var number = from; number < to; number++) {
            var id = "D" + number;
            sketch.device(id, "S" + number, user, device -> device.specs.put(StandardSpecs.OS_VERSION, "2"));
            sketch.sighted(id, "S" + number, "" + number);
            sketch.asset("" + number, "S" + number, ALLOCATED, holder, asset -> {
                asset.links.put("jamf", id);
                asset.specs.put(StandardSpecs.OS_VERSION, "1");
            });
        }
    }

    private Guarded guarded(Recent recent) {
        return Guardrail.guard(sketch.plan(), GuardLimits.DEFAULT, recent);
    }

    private static long passed(Guarded guarded, Class<? extends Change> kind) {
        return guarded.passed().stream()
                .flatMap(verdict -> verdict.changes().stream())
                .filter(kind::isInstance)
                .count();
    }

    private static List<Counted> counted(int count, Kind kind, String prefix, @Nullable String person) {
        var all = new ArrayList<Counted>();
        for (var i = 0; i < count; i++) {
            all.add(new Counted(kind, prefix + i, person));
        }
        return all;
    }

    @Test
    @DisplayName("R70 five clears pass whatever the percentage, six hold all of them, and the specs go on")
    void holdsMoreThanFiveClears() {
        fleet(0, 5, SAYS_NOBODY, BOB);
        assertThat(guarded(Recent.NOTHING).held()).isEmpty();
        fleet(5, 6, SAYS_NOBODY, BOB);
        var guarded = guarded(Recent.NOTHING);
        assertThat(guarded.held()).hasSize(6).allMatch(held -> held.rule() == Rule.R70);
        assertThat(passed(guarded, Change.Clear.class)).isZero();
        assertThat(passed(guarded, Change.WriteSpecs.class)).isEqualTo(6);
    }

    @Test
    @DisplayName("R70 six clears of 120 linked assets are no more than five per cent")
    void passesWhatIsWithinThePercentage() {
        fleet(0, 6, SAYS_NOBODY, BOB);
        fleet(6, 120, SAYS_BOB, BOB);
        assertThat(guarded(Recent.NOTHING).held()).isEmpty();
        sketch.assets.remove(119);
        assertThat(guarded(Recent.NOTHING).held()).hasSize(6);
    }

    @Test
    @DisplayName(
            "R70 what was applied in the last hours, and what is still held, counts; what is decided anew counts once")
    void countsTheLastHoursToo() {
        fleet(0, 3, SAYS_NOBODY, BOB);
        var three = counted(3, Kind.CLEARS_AND_ENDS, "asset old", null);
        var two = three.subList(0, 2);
        assertThat(guarded(new Recent(two, List.of())).held()).isEmpty();
        assertThat(guarded(new Recent(three, List.of())).held()).hasSize(3);
        assertThat(guarded(new Recent(List.of(), three)).held()).hasSize(3);
        var same = counted(3, Kind.CLEARS_AND_ENDS, "asset ", null);
        assertThat(guarded(new Recent(List.of(), same)).held()).isEmpty();
    }

    @Test
    @DisplayName("R70 more than twenty reassignments hold all of them, and no clear")
    void holdsReassignmentsByThemselves() {
        sketch.people = people(21);
        for (var number = 0; number < 21; number++) {
            fleet(number, number + 1, Sketch.user("p" + number + "@example.com"), BOB);
        }
        fleet(21, 23, SAYS_NOBODY, BOB);
        var guarded = guarded(Recent.NOTHING);
        assertThat(guarded.held()).hasSize(21);
        assertThat(passed(guarded, Change.Clear.class)).isEqualTo(2);
    }

    private static People people(int count) {
        var people = People.builder();
        for (var number = 0; number < count; number++) {
            var person = new Holder.Person("p" + number, "P" + number);
            people.add(person, List.of("p" + number + "@example.com"), "");
        }
        return people.build();
    }

    @Test
    @DisplayName("R70 more than ten assets to one person hold that person's, and nobody else's")
    void holdsTooManyAssetsToOnePerson() {
        fleet(0, 10, SAYS_ANN, Holder.NOBODY);
        assertThat(guarded(Recent.NOTHING).held()).isEmpty();
        fleet(10, 11, SAYS_ANN, Holder.NOBODY);
        fleet(11, 13, SAYS_BOB, Holder.NOBODY);
        var guarded = guarded(Recent.NOTHING);
        assertThat(guarded.held()).hasSize(11);
        assertThat(passed(guarded, Change.Assign.class)).isEqualTo(2);
    }

    @Test
    @DisplayName("R70 one person's assets of the last hours count too, each once")
    void countsOnePersonsAssetsOnce() {
        fleet(0, 4, SAYS_ANN, Holder.NOBODY);
        var before = counted(7, Kind.ONE_PERSON, "asset old", "11");
        assertThat(guarded(new Recent(before, List.of())).held()).hasSize(4);
        var same = counted(4, Kind.REASSIGNMENTS_AND_RECOVERIES, "asset ", "11");
        assertThat(guarded(new Recent(same, List.of())).held()).isEmpty();
    }

    @Test
    @DisplayName("R70 a complete list that is empty always holds")
    void holdsWhatAnEmptyListWouldEnd() {
        sketch.sighted("D1", "S1", "1");
        sketch.asset("1", "S1", ALLOCATED, ANN, asset -> asset.links.put("jamf", "D1"));
        assertThat(guarded(Recent.NOTHING).held()).hasSize(1);
        sketch.device("D2", "S2", SAYS_NOBODY);
        assertThat(guarded(Recent.NOTHING).held()).isEmpty();
        sketch.devices.clear();
        sketch.device("D2", "S2", SAYS_NOBODY, device -> device.partition = "mobile");
        sketch.extents.put("mobile", Extent.COMPLETE);
        assertThat(guarded(Recent.NOTHING).held()).hasSize(1);
    }
}
