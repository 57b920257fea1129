package dev.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Pace;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the pace is kept, by a clock that only waiting moves. */
class PacerTest {
    private final RecordedWaits waits = new RecordedWaits();
    private final SettableClock clock = new SettableClock();
    private final Ending ending = new Ending();

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 1", "50, 1", "12, 60", "100, 20", "2000, 20"})
    void noSpanOfTheLimitsLengthHasMoreThanTheLimit(int requests, int seconds) throws Exception {
        var per = Duration.ofSeconds(seconds);
        var pacer = new Pacer(Pace.atOnce(1).limit(requests, per), waits, clock);
        var times = new ArrayList<Long>();
        for (var request = 0; request < 3 * requests + 2; request++) {
            pacer.pace(ending);
            times.add(waits.nanoTime());
        }
        for (var first = 0; first + requests < times.size(); first++) {
            assertThat(times.get(first + requests) - times.get(first))
                    .as("from the request %d to the one after a full span", first)
                    .isGreaterThanOrEqualTo(per.toNanos() - 1000);
        }
        var least = per.multipliedBy(times.size()).dividedBy(requests).toNanos();
        assertThat(times.get(times.size() - 1) - times.get(0)).isLessThan(least * 13 / 10);
    }

    @ParameterizedTest
    @CsvSource({"120, 2", "120, 3", "5, 2", "100, 7", "2, 5"})
    void severalHostsKeepALimitTogether(int requests, int hosts) throws Exception {
        var pacer = new Pacer(Pace.atOnce(1).limit(requests, Duration.ofMinutes(1)), waits, clock, () -> hosts);
        var part = Math.max(1, requests / hosts);
        var per = requests >= hosts
                ? Duration.ofMinutes(1)
                : Duration.ofMinutes(1).multipliedBy(hosts).dividedBy(requests);
        var times = new ArrayList<Long>();
        for (var request = 0; request < 3 * part + 2; request++) {
            pacer.pace(ending);
            times.add(waits.nanoTime());
        }
        for (var first = 0; first + part < times.size(); first++) {
            assertThat(times.get(first + part) - times.get(first))
                    .as("from the request %d to the one after a full span", first)
                    .isGreaterThanOrEqualTo(per.toNanos() - 1000);
        }
        assertThat(times.get(times.size() - 1) - times.get(0)).isLessThan(per.toNanos() * 9 / 2);
    }

    @Test
    void followsTheNumberOfHosts() throws Exception {
        var hosts = new AtomicInteger(1);
        var pacer = new Pacer(Pace.atOnce(1).limit(60, Duration.ofMinutes(1)), waits, clock, hosts::get);
        var alone = spanOf(pacer, 60);
        hosts.set(2);
        var together = spanOf(pacer, 60);
        hosts.set(1);
        assertThat(together).isBetween(alone.multipliedBy(9).dividedBy(5), alone.multipliedBy(3));
        assertThat(spanOf(pacer, 60))
                .as("alone again")
                .isLessThan(together.multipliedBy(7).dividedBy(10));
    }

    private Duration spanOf(Pacer pacer, int requests) throws Exception {
        var before = waits.inAll();
        for (var request = 0; request < requests; request++) {
            pacer.pace(ending);
        }
        return waits.inAll().minus(before);
    }

    @Test
    void waitsForTheOtherHostsBeforeItsFirstRequest() throws Exception {
        var credentials = new Credentials(waits, clock);
        credentials.shareAmong(2, Duration.ofSeconds(15));
        try (var platform = credentials.shareWithHosts("platform", Pace.atOnce(1));
                var source = credentials.share("source", Pace.atOnce(1))) {
            source.pacer().pace(ending);
            assertThat(waits.inAll()).isZero();
            platform.pacer().pace(ending);
            assertThat(waits.inAll()).isEqualTo(Duration.ofSeconds(15));
        }
    }

    @Test
    void keepsSeveralLimitsTogether() throws Exception {
        var pace = Pace.atOnce(1).limit(10, Duration.ofSeconds(1)).limit(20, Duration.ofMinutes(1));
        var pacer = new Pacer(pace, waits, clock);
        for (var request = 0; request < 40; request++) {
            pacer.pace(ending);
        }
        assertThat(waits.inAll()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
    }

    @Test
    void aPauseHoldsForEverybody() throws Exception {
        var pacer = new Pacer(Pace.atOnce(2), waits, clock);
        pacer.pause(Duration.ofSeconds(30));
        pacer.pause(Duration.ofSeconds(10));
        pacer.inside().pace(ending);
        assertThat(waits.inAll()).isEqualTo(Duration.ofSeconds(30));
        pacer.pace(ending);
        assertThat(waits.inAll()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aPauseThatIsTooLongFails() {
        var pacer = new Pacer(Pace.atOnce(2), waits, clock);
        pacer.pause(Duration.ofMinutes(6));
        var failure = Failing.of(Kind.RATE_LIMITED, () -> pacer.pace(ending));
        assertThat(failure.retryAfter()).contains(Duration.ofMinutes(6));
    }

    @Test
    void takesALargeResetForAPointInTime() throws Exception {
        var pacer = new Pacer(Pace.atOnce(1).watching("Left", "Reset"), waits, clock);
        var reset = clock.instant().plusSeconds(20).getEpochSecond();
        pacer.answered(answer(Map.of("left", List.of("0"), "reset", List.of(Long.toString(reset)))));
        pacer.pace(ending);
        assertThat(waits.inAll()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
    }

    @Test
    void waitsForTheWindowWhereNoResetIsNamed() throws Exception {
        var pace = Pace.atOnce(1).watching("Left", "Reset").resettingWithin(Duration.ofSeconds(61));
        var pacer = new Pacer(pace, waits, clock);
        pacer.answered(answer(Map.of("left", List.of("1"))));
        pacer.pace(ending);
        assertThat(waits.inAll()).isZero();
        pacer.answered(answer(Map.of("left", List.of("0"))));
        pacer.pace(ending);
        assertThat(waits.inAll()).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void readsNothingIntoHeadersThatAreNoNumbers() throws Exception {
        var pacer = new Pacer(Pace.atOnce(1).watching("Left", "Reset"), waits, clock);
        pacer.answered(answer(Map.of("left", List.of("0"), "reset", List.of("soon"))));
        pacer.answered(answer(Map.of("left", List.of("1"), "reset", List.of("20"))));
        pacer.answered(answer(Map.of("reset", List.of("20"))));
        pacer.pace(ending);
        assertThat(waits.waits()).isEmpty();
    }

    private static RawAnswer answer(Map<String, List<String>> headers) {
        return new RawAnswer(URI.create("https://mdm.example/x"), 200, headers, new byte[0]);
    }
}
