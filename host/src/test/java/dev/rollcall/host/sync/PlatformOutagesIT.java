package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.sync.Wire.Answer;
import dev.rollcall.host.sync.Wire.Cut;
import dev.rollcall.host.sync.Wire.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The platform is away, slow, busy or wrong. */
class PlatformOutagesIT {
    private static final Answer PAGE =
            new Answer(200, "text/html", "<!DOCTYPE html><html><body>Sign in</body></html>", false);
    private static final Answer BROKEN = new Answer(200, "application/json", "{\"status\":\"succ", false);
    private static final Answer ERROR = new Answer(500, "application/json", "{\"message\":\"Server Error\"}", false);
    private static final Answer SAYS_ERROR = new Answer(
            200,
            "application/json",
            "{\"status\":\"error\",\"messages\":\"It can't be done.\",\"payload\":null}",
            false);
    private static final Answer BUSY = new Answer(
            429,
            "application/json",
            "{\"status\":\"error\",\"messages\":\"Too many requests\",\"payload\":null}",
            false);

    @TempDir
    private Path home;

    static List<Answer> unreadable() {
        return List.of(PAGE, BROKEN, ERROR);
    }

    static List<Answer> wrong() {
        return List.of(PAGE, BROKEN, ERROR, SAYS_ERROR);
    }

    @Test
    @Fault(value = "platform down", step = "from the start", outcome = "the run fails and says so; nothing is sent")
    void isAwayFromTheStart() {
        try (var outage = new Outage(home, 1)) {
            outage.life.wire.die();
            var run = outage.sync();
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.report().failure()).isNotEmpty();
            assertThat(outage.house.changes(run)).isEmpty();
            endsAfterIt(outage, 2);
        }
    }

    @Test
    @Fault(
            value = "platform down",
            step = "in the middle of the writing",
            outcome =
                    "the run stops after 5 assets in a row and says so; the next run finishes what was begun and does the rest")
    void goesAwayWhileItIsWritten() {
        try (var outage = new Outage(home, 20)) {
            outage.life.wire.cut(new Cut(6, Moment.LOST, () -> {}));
            var run = outage.sync();
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.report().failure()).isNotEmpty();
            var failed = outage.states(run).stream()
                    .filter(state -> state == ChangeState.FAILED || state == ChangeState.UNFINISHED)
                    .count();
            assertThat(failed).isBetween(5L, 8L);
            assertThat(outage.untouched()).isGreaterThanOrEqualTo(10);
            endsAfterIt(outage, 40);
        }
    }

    @Test
    @Fault(
            value = "platform slow",
            step = "the answer to a write comes too late",
            outcome = "the asset is looked at, and the sequence goes on; nothing is sent twice")
    void answersTooLate() {
        try (var outage = new Outage(home, 1);
                var life = new HostLife(outage.house, home, Duration.ofSeconds(2))) {
            var held = new AtomicInteger();
            life.wire.cut(Cut.NEVER);
            life.wire.hold(sent -> sent.isWrite() && held.getAndIncrement() == 0);
            var run = life.sync(outage.connection.id());
            life.wire.release();
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(life.wire.writes()).hasSize(2);
            endsAfterIt(outage, 2);
        }
    }

    @Test
    @Fault(
            value = "platform throttled",
            step = "each request is refused twice with 429",
            outcome = "each waits and is sent again; everything is done once")
    void isBusy() {
        try (var outage = new Outage(home, 3)) {
            var refused = new ConcurrentHashMap<String, Integer>();
            outage.life.wire.play(sent -> refused.merge(sent.toString(), 1, Integer::sum) <= 2 ? BUSY : Answer.ASK);
            var run = outage.sync();
            assertThat(run.report().failure()).isEmpty();
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            endsAfterIt(outage, 6);
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    @Fault(
            value = "platform answers with a web page, half a JSON, 500, or 200 with an error",
            step = "to everything",
            outcome = "the run fails and says so; nothing is sent")
    void answersEverythingWrongly(Answer answer) {
        try (var outage = new Outage(home, 1)) {
            outage.life.wire.play(sent -> answer);
            var run = outage.sync();
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.report().failure()).isNotEmpty().doesNotContain("bug");
            assertThat(outage.life.wire.writes()).isEmpty();
            endsAfterIt(outage, 2);
        }
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    @Fault(
            value = "platform answers with a web page, half a JSON, or 500",
            step = "to writes, which have no effect",
            outcome =
                    "the asset is looked at and the request sent once more; then it is left, and finished by the next run")
    void answersWritesWronglyAndDoesNothing(Answer answer) {
        try (var outage = new Outage(home, 1)) {
            outage.life.wire.play(sent -> sent.isWrite() ? answer : Answer.ASK);
            var run = outage.sync();
            assertThat(outage.states(run)).containsExactly(ChangeState.UNFINISHED);
            assertThat(outage.life.wire.writes()).hasSize(2);
            assertThat(outage.untouched()).isEqualTo(1);
            endsAfterIt(outage, 2);
        }
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    @Fault(
            value = "platform answers with a web page, half a JSON, or 500",
            step = "to writes, which have their effect",
            outcome = "the asset is looked at, and the sequence goes on; nothing is sent twice")
    void answersWritesWronglyAndDoesThem(Answer answer) {
        try (var outage = new Outage(home, 1)) {
            outage.life.wire.play(sent -> sent.isWrite() ? answer.thatReaches() : Answer.ASK);
            var run = outage.sync();
            assertThat(outage.states(run)).containsExactly(ChangeState.DONE);
            assertThat(outage.life.wire.writes()).hasSize(2);
            endsAfterIt(outage, 2);
        }
    }

    @Test
    @Fault(
            value = "platform answers 200 with an error",
            step = "to writes",
            outcome = "refused and reported; not tried again until the asset, the device or the user changes (R15)")
    void refusesWrites() {
        try (var outage = new Outage(home, 1)) {
            outage.life.wire.play(sent -> sent.isWrite() ? SAYS_ERROR : Answer.ASK);
            var run = outage.sync();
            assertThat(outage.states(run)).containsExactly(ChangeState.REFUSED);
            assertThat(outage.life.wire.writes()).hasSize(1);
            outage.life.wire.heal();
            outage.sync();
            assertThat(outage.life.wire.writes()).isEmpty();
            outage.house.person("other");
            outage.kandji.assign(outage.device(0), SyncHouse.email("other"), "other");
            outage.sync();
            assertThat(outage.house.holder(outage.assets.get(0))).contains(outage.house.person("other"));
        }
    }

    /** All have their new persons after the next run, and the history shows no more than that takes. */
    private static void endsAfterIt(Outage outage, long handovers) {
        outage.life.wire.heal();
        var next = outage.sync();
        assertThat(next.report().failure()).isEmpty();
        assertThat(next.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(outage.handedOver()).isEqualTo(outage.assets.size());
        assertThat(outage.handovers()).isEqualTo(handovers);
        assertThat(outage.house.notebook.changes().open()).isEmpty();
        outage.life.wire.heal();
        outage.sync();
        assertThat(outage.life.wire.writes()).isEmpty();
    }
}
