package dev.rollcall.host.sync;

import dev.rollcall.sandbox.day.Product;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A host breaks off in the middle of a sequence of writes, and whatever happens meanwhile, the asset ends right. */
class InterruptionsIT {
    private static final Map<Story, Map<Meanwhile, Integer>> RIGHT = new EnumMap<>(Story.class);
    private static Instant began = Instant.EPOCH;
    private static boolean isWhole;

    @TempDir
    private Path home;

    @BeforeAll
    static void begin() {
        began = Instant.now();
    }

    @AfterAll
    static void tell() {
        if (!isWhole || !InterruptionPage.isToBeWritten()) {
            return;
        }
        var right = RIGHT.values().stream()
                .flatMap(ofStory -> ofStory.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        var when = "Last run: " + LocalDate.now(ZoneOffset.UTC) + ", " + right + " of "
                + Cell.all(Product.SNIPE_IT).size() + " right, in " + began.until(Instant.now(), ChronoUnit.SECONDS)
                + " s.";
        InterruptionPage.write(InterruptionPage.WHOLE, InterruptionPage.whole(RIGHT, when));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chosen")
    @DisplayName("R72 ends right after a break")
    void endsRight(Cell cell) {
        play(cell);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    @Tag("endurance")
    @DisplayName("R72 ends right after a break, all of them")
    void endsRightAlways(Cell cell) {
        isWhole = true;
        play(cell);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chosenInGlpi")
    @DisplayName("R72 ends right after a break, in GLPI")
    void endsRightInGlpi(Cell cell) {
        Interruption.play(cell, home);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("othersInGlpi")
    @Tag("endurance")
    @DisplayName("R72 ends right after a break, all of them in GLPI 10 and 11")
    void endsRightInGlpiAlways(Cell cell) {
        Interruption.play(cell, home);
    }

    private void play(Cell cell) {
        Interruption.play(cell, home);
        RIGHT.computeIfAbsent(cell.story(), story -> new EnumMap<>(Meanwhile.class))
                .merge(cell.meanwhile(), 1, Integer::sum);
    }

    static List<Cell> chosen() {
        return Cell.chosen(Product.SNIPE_IT);
    }

    static List<Cell> others() {
        return others(Product.SNIPE_IT).toList();
    }

    static List<Cell> chosenInGlpi() {
        return Cell.chosen(Product.GLPI_11);
    }

    static List<Cell> othersInGlpi() {
        return Stream.concat(Cell.all(Product.GLPI_10).stream(), others(Product.GLPI_11))
                .toList();
    }

    private static Stream<Cell> others(Product product) {
        var chosen = Cell.chosen(product);
        return Cell.all(product).stream().filter(cell -> !chosen.contains(cell));
    }
}
