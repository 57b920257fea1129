package dev.rollcall.host.sync.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeCount;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.sync.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the pages of runs make of what is kept. */
class RunViewsTest {
    private static final Instant BEGAN = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void tellsATimeInTheTwoLargestUnits() {
        assertThat(Span.of(Duration.ofMillis(-5))).isEqualTo(new Span(Span.Unit.SECONDS, 0, 0));
        assertThat(Span.of(Duration.ofSeconds(59))).isEqualTo(new Span(Span.Unit.SECONDS, 59, 0));
        assertThat(Span.of(Duration.ofSeconds(61))).isEqualTo(new Span(Span.Unit.MINUTES, 1, 1));
        assertThat(Span.of(Duration.ofMinutes(125))).isEqualTo(new Span(Span.Unit.HOURS, 2, 5));
    }

    @Test
    void drawsTheEarliestFirstAndLeavesPreviewsOut() {
        var chart = RunChart.of(List.of(
                run("late", Purpose.APPLY, 60, Map.of(ChangeState.DONE, 10L)),
                run("preview", Purpose.PREVIEW, 30, Map.of(ChangeState.PLANNED, 99L)),
                run(
                        "early",
                        Purpose.APPLY,
                        0,
                        Map.of(ChangeState.DONE, 1L, ChangeState.HELD, 9_989L, ChangeState.FAILED, 10L))));

        assertThat(chart.most()).isEqualTo(10_000);
        assertThat(chart.columns()).extracting(RunChart.Column::id).containsExactly("early", "late");
        assertThat(chart.columns().get(0).bars())
                .extracting(RunChart.Bar::outcome)
                .containsExactly("written", "held", "failed");
        assertThat(chart.columns().stream().flatMap(column -> column.bars().stream()))
                .allSatisfy(bar -> {
                    assertThat(bar.height()).as("seen, however small").isGreaterThanOrEqualTo(2);
                    assertThat(bar.y()).isBetween(0.0, (double) RunChart.HEIGHT);
                    assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(RunChart.WIDTH);
                });
        assertThat(RunChart.of(List.of()).most()).isZero();
    }

    @Test
    void countsByRuleInTheOrderOfTheirNumbers() {
        var counts = RuleCount.of(List.of(
                new ChangeCount(ChangeState.NOTED, ChangeKind.SKIP, "R20", 4),
                new ChangeCount(ChangeState.DONE, ChangeKind.LINK, "R5", 1),
                new ChangeCount(ChangeState.STALE, ChangeKind.CLEAR, "R20", 2),
                new ChangeCount(ChangeState.DISCARDED, ChangeKind.END, "R30", 3)));

        assertThat(counts).extracting(count -> count.rule().number()).containsExactly("R5", "R20", "R30");
        assertThat(counts.get(1)).isEqualTo(new RuleCount(RuleText.of("R20"), 0, 0, 0, 2, 4));
        assertThat(counts.get(2).decided()).isEqualTo(3);
        assertThat(RuleText.of("R999").isKnown()).isFalse();
    }

    @Test
    void leadsToAHistoryWhateverTheSerialIs() {
        assertThat(ChangeLine.history("C02XX1")).isEqualTo("/assets/C02XX1");
        assertThat(ChangeLine.history("..")).isEqualTo("/assets?serial=..");
        assertThat(ChangeLine.history("A/B;C?D")).isEqualTo("/assets?serial=A%2FB%3BC%3FD");
    }

    @Test
    void saysOfARunThatReadsNoListsThatItLooksAtSingleDevices() {
        var view = new RunProgress.View(RunProgress.Phase.READING, 0, 0, 0, 0, Optional.of(Duration.ofSeconds(90)));
        var approval = run("a", Purpose.APPROVE, 0, Map.of(), RunState.RUNNING);
        var line = RunLine.of(approval, Optional.of(view));
        assertThat(line.phase()).isEqualTo("LOOKING");
        assertThat(line.took()).isNull();
        var sync = run("b", Purpose.APPLY, 0, Map.of(), RunState.RUNNING);
        assertThat(RunLine.of(sync, Optional.of(view)).phase()).isEqualTo("READING");
        assertThat(RunLine.of(sync, Optional.empty()).phase()).isEmpty();
    }

    private static RunRecord run(String id, Purpose purpose, int seconds, Map<ChangeState, Long> changes) {
        return run(id, purpose, seconds, changes, RunState.SUCCEEDED);
    }

    private static RunRecord run(
            String id, Purpose purpose, int seconds, Map<ChangeState, Long> changes, RunState state) {
        var began = BEGAN.plusSeconds(seconds);
        var ended = state == RunState.RUNNING ? Optional.<Instant>empty() : Optional.of(began.plusSeconds(5));
        return new RunRecord(
                id,
                "c1",
                "Acme Iru",
                purpose,
                state,
                "ann",
                "host",
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                began,
                ended,
                new RunReport(List.of(), 0, true, 0, changes, Map.of(), Map.of(), List.of(), ""));
    }
}
