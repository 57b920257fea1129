package dev.rollcall.host.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Walks every combination of the table in this package's documentation and holds the decisions against it. */
class WholeTableTest {
    private static final Path TABLE = Path.of("src/main/java/dev/rollcall/host/reconcile/package-info.java");
    private static final List<List<String>> DIMENSIONS = List.of(
            List.of("on", "off"),
            List.of("A", "T", "E", "P"),
            List.of("own", "none", "dead", "other"),
            List.of("yes", "no"),
            List.of("nobody", "ann", "bob", "place"),
            List.of("ann", "stranger", "nobody", "silent"),
            List.of("seen", "partial", "gone", "unread"));
    private static final Map<String, AssetStatus> STATUS =
            Map.of("A", Sketch.ALLOCATED, "T", Sketch.TRANSFERRED, "E", Sketch.TRANSFERRED, "P", Sketch.REPAIR);
    private static final Map<String, Holder> HOLDER =
            Map.of("nobody", Holder.NOBODY, "ann", Sketch.ANN, "bob", Sketch.BOB, "place", Sketch.PLACE);
    private static final Map<String, ObservedUser> USER = Map.of(
            "ann", Sketch.SAYS_ANN,
            "stranger", Sketch.SAYS_STRANGER,
            "nobody", Sketch.SAYS_NOBODY,
            "silent", Sketch.SILENT);

    @Test
    @DisplayName("R2-R50: every combination is decided as the documented table says")
    void decidesEveryCombinationAsTheTableSays() throws IOException {
        var rows = rows();
        var used = new HashSet<Row>();
        var wrong = new ArrayList<String>();
        var combinations = combinations();
        for (var combination : combinations) {
            var verdict = verdict(combination);
            for (var what : List.of("link", "lifecycle", "assignee")) {
                var row = rows.stream()
                        .filter(one -> one.what.equals(what) && one.fits(combination))
                        .findFirst();
                var actual = outcome(what, verdict);
                if (row.isEmpty() || !actual.equals(row.get().expected())) {
                    wrong.add(what + " " + combination + ": " + actual + " instead of " + row + " in " + verdict);
                }
                row.ifPresent(used::add);
            }
        }
        assertThat(combinations).hasSize(2 * 4 * 4 * 2 * 4 * 4 * 4);
        assertThat(wrong).isEmpty();
        assertThat(rows).as("rows that decide nothing").allMatch(used::contains);
    }

    @Test
    void theTableNamesOnlyValuesThatAreWalked() throws IOException {
        for (var row : rows()) {
            for (var i = 0; i < DIMENSIONS.size(); i++) {
                var allowed = new HashSet<>(DIMENSIONS.get(i));
                allowed.add("*");
                assertThat(row.columns.get(i)).as("column %s of %s", i, row).isSubsetOf(allowed);
            }
        }
    }

    private static Verdict verdict(List<String> combination) {
        var sketch = sketch(combination);
        return sketch.asset("1");
    }

    private static Sketch sketch(List<String> combination) {
        var role = combination.get(1);
        var link = combination.get(2);
        var device = combination.get(6);
        var sketch = new Sketch();
        if (combination.get(0).equals("off")) {
            sketch.optInOff();
        }
        if (role.equals("E")) {
            sketch.ended.add("1");
        }
        if (device.equals("partial") || device.equals("unread")) {
            sketch.incomplete();
        }
        if (device.equals("seen") || device.equals("partial")) {
            sketch.device("D1", "S1", USER.getOrDefault(combination.get(5), Sketch.SILENT));
        }
        sketch.device("D2", "S2", Sketch.SILENT);
        sketch.sighted("D1", "S1", "1");
        sketch.peer("other-tenant", "jamf", 2, false);
        sketch.sightedBy("other-tenant", "X9", "S9", null, sighting -> {});
        sketch.asset(
                "1",
                "S1",
                STATUS.getOrDefault(role, Sketch.REPAIR),
                HOLDER.getOrDefault(combination.get(4), Holder.NOBODY),
                asset -> {
                    var ids = Map.of("own", "D1", "dead", "D0", "other", "X9");
                    Optional.ofNullable(ids.get(link)).ifPresent(id -> asset.links.put("jamf", id));
                    asset.order = combination.get(3).equals("yes") ? Optional.of("order 7") : Optional.empty();
                });
        return sketch;
    }

    private static String outcome(String what, Verdict verdict) {
        for (var decision : verdict.decisions()) {
            var outcome = decision.match(new Outcomes(what, verdict));
            if (!outcome.isEmpty()) {
                return outcome + " " + decision.rule();
            }
        }
        return "-";
    }

    private static List<List<String>> combinations() {
        List<List<String>> combinations = List.of(List.of());
        for (var dimension : DIMENSIONS) {
            var longer = new ArrayList<List<String>>();
            for (var combination : combinations) {
                for (var value : dimension) {
                    var one = new ArrayList<>(combination);
                    one.add(value);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static List<Row> rows() throws IOException {
        return Files.readString(TABLE, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("^ \\* ", ""))
                .filter(line ->
                        line.startsWith("link ") || line.startsWith("lifecycle ") || line.startsWith("assignee "))
                .map(Row::of)
                .toList();
    }

    private record Row(String what, List<Set<String>> columns, String outcome, String rule) {
        static Row of(String line) {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            assertThat(cells).as(line).hasSize(10);
            var columns = cells.subList(1, 8).stream()
                    .map(cell -> Set.of(cell.split(",", -1)))
                    .toList();
            assertThat(Rule.values()).extracting(Rule::name).contains(cells.get(9));
            return new Row(cells.get(0), columns, cells.get(8), cells.get(9));
        }

        boolean fits(List<String> combination) {
            for (var i = 0; i < columns.size(); i++) {
                if (!columns.get(i).contains("*") && !columns.get(i).contains(combination.get(i))) {
                    return false;
                }
            }
            return true;
        }

        String expected() {
            return outcome.equals("-") ? "-" : outcome + " " + rule;
        }
    }

    /** The table's word for a decision, as far as it is about that; else an empty text. */
    private record Outcomes(String what, Verdict verdict) implements Decision.Cases<String> {
        private String word(String about, String word) {
            return about.equals(what) ? word : "";
        }

        @Override
        public String writeSpecs(Change.WriteSpecs change) {
            throw new AssertionError("no spec differs here");
        }

        @Override
        public String assign(Change.Assign change) {
            return word("assignee", "assign");
        }

        @Override
        public String reassign(Change.Reassign change) {
            return word("assignee", "reassign");
        }

        @Override
        public String clear(Change.Clear change) {
            return word("assignee", "clear");
        }

        @Override
        public String writeLink(Change.WriteLink change) {
            return word("link", "link");
        }

        @Override
        public String replaceLink(Change.ReplaceLink change) {
            return word("link", "relink");
        }

        @Override
        public String clearLink(Change.ClearLink change) {
            return word("link", "unlink");
        }

        @Override
        public String end(Change.End change) {
            return word("lifecycle", "end");
        }

        @Override
        public String recover(Change.Recover change) {
            if (what.equals("lifecycle")) {
                return "recover";
            }
            if (what.equals("link") || change.holder().isEmpty()) {
                return "";
            }
            var asset = verdict.asset();
            var wasHeld = asset != null && asset.holder() instanceof Holder.Person;
            var isHeld = change.holder().get() instanceof Holder.Person;
            return isHeld ? (wasHeld ? "reassign" : "assign") : "clear";
        }

        @Override
        public String create(Change.Create change) {
            throw new AssertionError("nothing is created here");
        }

        @Override
        public String waiting(Remark.Wait remark) {
            return "";
        }

        @Override
        public String skipped(Remark.Skip remark) {
            return "";
        }

        @Override
        public String reported(Remark.Report remark) {
            return remark.rule() == Rule.R42 ? word("lifecycle", "told") : "";
        }

        @Override
        public String unchanged(Remark.NoChange remark) {
            return "";
        }
    }
}
