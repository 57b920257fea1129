package dev.rollcall.host.asset.snipeit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.asset.snipeit.Walk.Found;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a walk finds when assets leave the list and come back to it between any two of its requests. The pages are of
 * five rows, so that a list of twenty-five is the longest whose pages overlap.
 */
class WalkShiftsTest {
    private static final int PAGE = 5;
    private static final int SHORT = 23;
    private static final int LONG = 33;
    /** Its last page before the end is full, and does not show where the end begins. */
    private static final int LONG_AND_EVEN = 30;

    private final SnipeItHouse house = new SnipeItHouse(SnipeItVersion.V8_1_4);
    private final Wire wire = new Wire(house.url());
    private SnipeItApi api;
    /** In the list, by rank, until something happens. */
    private final List<Integer> listed = new ArrayList<>();
    /** Not in the list, each right behind the asset of the same place in {@link #listed}. */
    private final List<Integer> hidden = new ArrayList<>();

    private final List<Integer> made = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        api = SnipeItApi.open(house.http, SettingsTo.url(house.settings(), wire.url()));
        house.server.settings(settings -> settings.maxResults(PAGE));
    }

    @AfterEach
    void close() {
        api.close();
        wire.close();
        house.close();
    }

    /**
     * Something that happens to the list, with ranks as parts of a hundred of its length.
     *
     * @param leaving where assets leave the list
     * @param back where assets come back to it
     * @param made how many are made, which come last
     */
    record Shift(List<Integer> leaving, List<Integer> back, int made) {
        static final List<Integer> NONE = List.of();
    }

    static List<Shift> shifts() {
        var shifts = new ArrayList<Shift>();
        for (var rank : List.of(0, 12, 45, 80, 99)) {
            shifts.add(new Shift(List.of(rank), Shift.NONE, 0));
            shifts.add(new Shift(Shift.NONE, List.of(rank), 0));
            shifts.add(new Shift(List.of(rank), Shift.NONE, 1));
            shifts.add(new Shift(List.of(rank), Shift.NONE, 2));
            shifts.add(new Shift(Shift.NONE, List.of(rank), 1));
            for (var other : List.of(2, 50, 98)) {
                shifts.add(new Shift(List.of(rank), List.of(other), 0));
            }
        }
        shifts.add(new Shift(List.of(1, 5, 9), List.of(13, 17, 21), 0));
        shifts.add(new Shift(List.of(1, 5, 30, 99), List.of(20, 40), 2));
        shifts.add(new Shift(List.of(1, 5, 9, 14, 18, 22), Shift.NONE, 6));
        shifts.add(new Shift(Shift.NONE, Shift.NONE, 12));
        return shifts;
    }

    @ParameterizedTest
    @MethodSource("shifts")
    @DisplayName("R2 a walk whose pages overlap passes nothing over, whenever the list shifts")
    void passesNothingOverInAShortList(Shift shift) throws Exception {
        fill(SHORT);
        for (var request = 2; request <= pages(SHORT); request++) {
            var found = walkWith(request, shift);
            assertThat(found.isComplete()).isTrue();
            assertThat(found.rows())
                    .as("before request %s", request)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .containsAll(staying(shift));
        }
    }

    @ParameterizedTest
    @MethodSource("shifts")
    @DisplayName("R2 a walk without overlap passes over only what no answer shows")
    void passesNothingOverInALongList(Shift shift) throws Exception {
        fill(LONG);
        passesOverWhatNoAnswerShows(shift);
    }

    @ParameterizedTest
    @MethodSource("shifts")
    @DisplayName("R2 a walk without overlap whose front fills its pages passes over only what no answer shows")
    void passesNothingOverInALongAndEvenList(Shift shift) throws Exception {
        fill(LONG_AND_EVEN);
        passesOverWhatNoAnswerShows(shift);
    }

    private void passesOverWhatNoAnswerShows(Shift shift) throws Exception {
        for (var request = 2; request <= pages(listed.size()); request++) {
            var found = walkWith(request, shift);
            assertThat(found.isComplete()).isTrue();
            var missed = new TreeSet<>(staying(shift));
            found.rows().forEach(missed::remove);
            assertThat(found.rows()).isSorted().doesNotHaveDuplicates();
            assertThat(missed).as("before request %s", request).isEqualTo(passedOver(request, shift));
        }
    }

    /**
     * Between the same two requests as many assets leave the part that was read as come back to the part that was not:
     * answers and totals are those of a list in which the ones passed over had never been.
     */
    private Set<Integer> passedOver(int request, Shift shift) {
        var read = (request - 2) * PAGE;
        var front = listed.size() - PAGE;
        // What comes back comes right behind its rank, and so behind the last row that was read.
        var gone = count(shift.leaving(), 0, read) - count(shift.back(), 0, read - 1);
        var came = count(shift.back(), read - 1, front) - count(shift.leaving(), read, front);
        if (gone <= 0 || gone != came || total(shift) != 0) {
            return Set.of();
        }
        var after = new TreeSet<>(staying(shift));
        shift.back().forEach(part -> after.add(hidden.get(rank(part))));
        return after.stream()
                .limit(read)
                .filter(id -> id > listed.get(read - 1) && listed.contains(id))
                .collect(Collectors.toSet());
    }

    private int count(List<Integer> parts, int from, int to) {
        return (int) parts.stream()
                .map(this::rank)
                .filter(rank -> rank >= from && rank < to)
                .count();
    }

    private static int total(Shift shift) {
        return shift.made() + shift.back().size() - shift.leaving().size();
    }

    @ParameterizedTest
    @ValueSource(ints = {SHORT, LONG})
    @DisplayName("R2 a list that shifts there and back in two steps is read anew")
    void noticesShiftsThatMakeEachOtherUp(int length) throws Exception {
        fill(length);
        for (var first = 2; first < pages(length); first++) {
            for (var second = first + 1; second <= pages(length); second++) {
                var away = new Shift(List.of(0), Shift.NONE, 0);
                var back = new Shift(Shift.NONE, List.of(99), 1);
                assertThat(walkWith(first, away, second - first, back).rows()).containsAll(staying(away));
                assertThat(walkWith(first, back, second - first, away).rows()).containsAll(staying(away));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "5, 1",
        "6, 2",
        "9, 2",
        "10, 3",
        "11, 3",
        "25, 6",
        "26, 6",
        "30, 7",
        "31, 7",
        "500, 101",
        "501, 101"
    })
    void takesACallAPageAndAtMostOneMore(int length, int calls) throws Exception {
        fill(length);
        wire.forget();
        assertThat(walk().rows()).isEqualTo(listed);
        assertThat(wire.passed()).hasSize(calls);
        assertThat(calls).isLessThanOrEqualTo(pages(length) + 1);
    }

    @Test
    void takesFewCallsMoreWhileAssetsAreMade() throws Exception {
        fill(LONG);
        wire.forget();
        walkWith(4, new Shift(Shift.NONE, Shift.NONE, 1));
        assertThat(wire.passed()).hasSizeLessThanOrEqualTo(pages(LONG) + 3);
    }

    private static int pages(int length) {
        return Math.max(1, (length + PAGE - 1) / PAGE);
    }

    private void fill(int length) {
        house.server.edit(rows -> {
            for (var i = 0; i < length; i++) {
                listed.add(rows.asset(draft -> draft.model(house.model).status(house.inUse)));
                hidden.add(rows.asset(draft -> draft.model(house.model).status(house.archived)));
            }
        });
    }

    private int rank(int part) {
        return part * listed.size() / 100;
    }

    private Found<Integer> walkWith(int request, Shift shift) throws Exception {
        wire.beforePage(request, () -> happen(shift));
        var found = walk();
        takeBack(shift);
        return found;
    }

    private Found<Integer> walkWith(int request, Shift first, int later, Shift second) throws Exception {
        wire.beforePage(request, () -> {
            happen(first);
            wire.beforePage(later, () -> happen(second));
        });
        var found = walk();
        takeBack(first);
        takeBack(second);
        return found;
    }

    private Found<Integer> walk() throws Exception {
        return new Walk(api).all("/hardware", row -> row.path("id").asInt());
    }

    private List<Integer> staying(Shift shift) {
        var staying = new ArrayList<>(listed);
        staying.removeAll(
                shift.leaving().stream().map(part -> listed.get(rank(part))).toList());
        return staying;
    }

    private void happen(Shift shift) {
        label(shift, house.archived, house.inUse);
        house.server.edit(rows -> {
            for (var i = 0; i < shift.made(); i++) {
                made.add(rows.asset(draft -> draft.model(house.model).status(house.inUse)));
            }
        });
    }

    private void takeBack(Shift shift) {
        label(shift, house.inUse, house.archived);
        house.server.edit(rows -> made.forEach(id -> rows.changeAsset(id, draft -> draft.status(house.archived))));
        made.clear();
    }

    private void label(Shift shift, int ofLeaving, int ofBack) {
        house.server.edit(rows -> {
            shift.leaving().forEach(part -> rows.changeAsset(listed.get(rank(part)), draft -> draft.status(ofLeaving)));
            shift.back().forEach(part -> rows.changeAsset(hidden.get(rank(part)), draft -> draft.status(ofBack)));
        });
    }
}
