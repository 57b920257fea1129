package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How what MDMs tell of becomes few runs. */
class HintsTest {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();

    @Nullable
    private SyncException obstacle;

    private boolean isOn;

    private final Hints hints = new Hints(this::start, (task, pause) -> {
        tasks.add(task);
        pauses.add(pause);
    });

    @Test
    void mergesABurstOfOneConnection() {
        hints.add("a", List.of("C1"));
        hints.add("a", List.of("C2", "C1"));
        hints.add("b", List.of("C3"));
        hints.add("a", List.of());
        assertThat(runs).isEmpty();

        passTime();

        assertThat(runs).containsExactlyInAnyOrder("a [C1, C2]", "b [C3]");
        assertThat(pauses).containsOnly(Hints.GATHERING).hasSize(2);
        assertThat(tasks).isEmpty();
    }

    @Test
    void looksAgainAtADeviceThatIsToldOfAfterItsRun() {
        hints.add("a", List.of("C1"));
        passTime();
        hints.add("a", List.of("C1"));
        passTime();
        assertThat(runs).containsExactly("a [C1]", "a [C1]");
    }

    @Test
    void splitsWhatIsTooMuchForOneRun() {
        hints.add("a", serials(Hints.PER_RUN + 1, "C"));
        passTime();
        passTime();
        assertThat(runs).hasSize(2).last().isEqualTo("a [C" + Hints.PER_RUN + "]");

        hints.add("a", serials(3, "X".repeat(240)));
        passTime();
        passTime();
        assertThat(runs).hasSize(4);
    }

    @Test
    void waitsWhileAnotherRunIsOnAndGathersMeanwhile() {
        obstacle = new SyncException(SyncException.Reason.CONFLICT, "A run is on. Wait.");
        hints.add("a", List.of("C1"));
        passTime();
        hints.add("a", List.of("C2"));
        obstacle = null;
        isOn = true;
        passTime();
        isOn = false;
        passTime();
        assertThat(runs).containsExactly("a [C1, C2]");
        assertThat(pauses).containsExactly(Hints.GATHERING, Hints.AGAIN, Hints.AGAIN);
    }

    @Test
    void leavesToTheNextSyncWhatCannotBeLookedAt() {
        obstacle = new SyncException(SyncException.Reason.CONFLICT, "A run is on. Wait.");
        hints.add("a", List.of("C1"));
        for (var time = 0; time < Hints.TRIES; time++) {
            assertThat(tasks).hasSize(1);
            passTime();
        }
        assertThat(tasks).isEmpty();

        obstacle = new SyncException(SyncException.Reason.UNKNOWN, "It is gone. Make it anew.");
        hints.add("a", List.of("C1"));
        passTime();
        assertThat(tasks).isEmpty();
        assertThat(runs).isEmpty();
    }

    @Test
    void takesNoMoreThanItHasRoomFor() {
        assertThat(hints.add("a", serials(Hints.MOST, "C"))).isTrue();
        assertThat(hints.add("a", List.of("C0"))).isTrue();
        assertThat(hints.add("a", List.of("D"))).isFalse();
        assertThat(hints.add("b", List.of("D"))).isTrue();
    }

    private boolean start(String connection, Set<String> serials) throws SyncException {
        if (obstacle != null) {
            throw obstacle;
        }
        if (!isOn) {
            runs.add(connection + " " + serials);
        }
        return !isOn;
    }

    /** Runs what is due, and nothing that it asks for. */
    private void passTime() {
        var due = List.copyOf(tasks);
        tasks.clear();
        due.forEach(Runnable::run);
    }

    private static Set<String> serials(int count, String prefix) {
        return IntStream.range(0, count)
                .mapToObj(number -> prefix + number)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
