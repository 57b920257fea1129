package dev.rollcall.host.sync;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A host breaks off in the middle of a sequence of writes, and whatever happens meanwhile, the asset ends right. */
class InterruptionsIT {
    @TempDir
    private Path home;

    @ParameterizedTest(name = "{0}")
    @MethodSource("chosen")
    @DisplayName("R72 ends right after a break")
    void endsRight(Cell cell) {
        Interruption.play(cell, home);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    @Tag("endurance")
    @DisplayName("R72 ends right after a break, all of them")
    void endsRightAlways(Cell cell) {
        Interruption.play(cell, home);
    }

    static List<Cell> chosen() {
        return Cell.chosen();
    }

    static List<Cell> others() {
        var chosen = Cell.chosen();
        return Cell.all().stream().filter(cell -> !chosen.contains(cell)).toList();
    }
}
