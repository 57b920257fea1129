package dev.rollcall.host.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.Standing;
import dev.rollcall.host.notification.News.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told when, with a clock that the test sets. */
class DigestTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Rules RULES = Rules.DEFAULT;

    private final Map<String, Situation> situations = new LinkedHashMap<>();
    private List<Told> told = List.of();
    private Instant now = START;

    /** What is told now; it is kept as told, as after a sending. */
    private List<News> tell() {
        var digest = Digest.of(RULES, List.copyOf(situations.values()), told, now);
        told = digest.told();
        return digest.news();
    }

    private List<String> words() {
        return tell().stream()
                .map(news -> news.matter().kind() + " " + news.matter().connection() + " " + news.form() + " "
                        + news.amount())
                .toList();
    }

    private void later(String time) {
        now = now.plus(Duration.parse(time));
    }

    private void is(String connection, Standing standing) {
        situations.put(connection, new Situation(connection, "Name of " + connection, true, START, standing));
    }

    private void fails(String connection, int times) {
        is(
                connection,
                new Standing(
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        times,
                        Optional.of(now),
                        Optional.of("run"),
                        "It failed. Mend it.",
                        Optional.empty()));
    }

    private void syncs(String connection) {
        is(
                connection,
                new Standing(
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.of(now)));
    }

    private void holds(String connection, long changes) {
        is(
                connection,
                new Standing(
                        changes,
                        Optional.of(now),
                        Optional.of("run"),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.of(now)));
    }

    /** Looks every ten minutes for so long, and returns after how long something was told. */
    private List<Duration> tellings(Duration time) {
        var begun = now;
        var found = new ArrayList<Duration>();
        for (; now.isBefore(begun.plus(time)); later("PT10M")) {
            if (!tell().isEmpty()) {
                found.add(Duration.between(begun, now));
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 1", "4, 1"})
    void tellsOfAConnectionThatHasFailedOftenEnough(int failures, int messages) {
        fails("a", failures);
        assertThat(tell()).hasSize(messages);
    }

    @Test
    void tellsInGrowingIntervalsWhatStaysSo() {
        fails("a", 3);
        var times = tellings(Duration.ofDays(26));
        assertThat(times)
                .containsExactlyElementsOf(
                        durations("PT0S", "PT1H", "PT5H", "PT29H", "PT101H", "PT269H", "PT437H", "PT605H"));
    }

    @Test
    void tellsAtOnceWhatComesAtOnce() {
        fails("b", 3);
        holds("a", 7);
        assertThat(words()).containsExactly("HELD a NEW 7", "FAILING b NEW 3");
        assertThat(words()).isEmpty();
    }

    @Test
    void tellsAlongWhatWouldBeDueWithinTheTimeBetweenMessages() {
        fails("a", 3);
        assertThat(words()).containsExactly("FAILING a NEW 3");
        later("PT10M");
        fails("b", 3);
        assertThat(words()).containsExactly("FAILING b NEW 3");
        later("PT50M");
        assertThat(words()).containsExactly("FAILING a STILL 3", "FAILING b STILL 3");
    }

    @Test
    void tellsARecoveryOnce() {
        fails("a", 3);
        tell();
        later("PT30M");
        syncs("a");
        assertThat(words()).containsExactly("FAILING a OVER 3");
        assertThat(words()).isEmpty();
        later("PT30H");
        assertThat(words()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void tellsNoRecoveryOfWhatWasNotTold() {
        fails("a", 2);
        tell();
        later("PT30M");
        syncs("a");
        assertThat(words()).isEmpty();
    }

    @Test
    void tellsNoRecoveryWhereNothingWasSynced() {
        fails("a", 3);
        tell();
        later("PT30M");
        is("a", Standing.NONE);
        assertThat(words()).isEmpty();
    }

    @Test
    void tellsNothingMoreOfAConnectionThatIsSwitchedOffOrDeleted() {
        fails("a", 3);
        fails("b", 3);
        assertThat(words()).hasSize(2);
        later("PT2H");
        var failing = Objects.requireNonNull(situations.get("a")).standing();
        situations.put("a", new Situation("a", "A", false, START, failing));
        situations.remove("b");
        assertThat(words()).isEmpty();
        assertThat(told).noneMatch(Told::standing);
    }

    @Test
    void tellsNoEndOfWhatAPersonDecided() {
        holds("a", 5);
        assertThat(words()).containsExactly("HELD a NEW 5");
        later("PT30M");
        syncs("a");
        assertThat(words()).isEmpty();
    }

    @Test
    void tellsSoonerWhatHasDoubled() {
        holds("a", 5);
        tell();
        later("PT1H");
        tell();
        later("PT70M");
        holds("a", 9);
        assertThat(words()).isEmpty();
        holds("a", 10);
        assertThat(words()).containsExactly("HELD a STILL 10");
        later("PT30M");
        holds("a", 40);
        assertThat(words()).isEmpty();
        later("PT30M");
        assertThat(words()).containsExactly("HELD a STILL 40");
    }

    @Test
    void doesNotFloodWithAConnectionThatComesAndGoes() {
        var messages = 0;
        for (var hour = 0; hour < 24 * 14; hour++) {
            if (hour % 2 == 0) {
                fails("a", 3);
            } else {
                syncs("a");
            }
            messages += tell().size();
            later("PT1H");
        }
        // A pair a day, and two more before the intervals have grown.
        assertThat(messages).isBetween(26, 34);
    }

    @Test
    void tellsAtOnceWhatComesBackAfterADayOfCalm() {
        fails("a", 3);
        tellings(Duration.ofDays(10));
        syncs("a");
        assertThat(words()).containsExactly("FAILING a OVER 3");
        later("PT25H");
        fails("a", 3);
        assertThat(words()).containsExactly("FAILING a NEW 3");
        later("PT1H");
        assertThat(words()).containsExactly("FAILING a STILL 3");
    }

    @Test
    void tellsWithinADayWhatComesBackToStay() {
        fails("a", 3);
        tellings(Duration.ofDays(5));
        syncs("a");
        tell();
        later("PT10M");
        fails("a", 3);
        var times = tellings(Duration.ofDays(2));
        assertThat(times).isNotEmpty();
        assertThat(times.get(0)).isLessThanOrEqualTo(Told.CALM);
    }

    @Test
    void tellsOfAConnectionThatWasNotSyncedForTooLong() {
        syncs("a");
        later("PT47H59M");
        assertThat(words()).isEmpty();
        later("PT1M");
        assertThat(words()).containsExactly("NOT_SYNCED a NEW 0");
        later("PT10M");
        syncs("a");
        assertThat(words()).containsExactly("NOT_SYNCED a OVER 0");
    }

    @Test
    void countsFromTheActivationWhereNothingWasSyncedSince() {
        var synced = START.minus(Duration.ofDays(30));
        var standing = new Standing(
                0, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(), "", Optional.of(synced));
        is("a", standing);
        assertThat(words()).isEmpty();
        later("PT48H");
        assertThat(words()).containsExactly("NOT_SYNCED a NEW 0");
    }

    @Test
    void saysOnlyThatItFailsWhereBothAreSo() {
        later("PT72H");
        fails("a", 5);
        assertThat(words()).containsExactly("FAILING a NEW 5");
    }

    @Test
    void takesNoFailingForASync() {
        later("PT72H");
        is("a", Standing.NONE);
        assertThat(words()).containsExactly("NOT_SYNCED a NEW 0");
        later("PT10M");
        fails("a", 3);
        assertThat(words()).containsExactly("FAILING a NEW 3");
        later("PT10M");
        syncs("a");
        assertThat(words()).containsExactly("FAILING a OVER 3", "NOT_SYNCED a OVER 0");
    }

    @Test
    void neverTellsThatItIsNotSyncedWhereThatIsSwitchedOff() {
        var never = new Rules(3, Duration.ZERO, RULES.repeats(), RULES.atMostEvery());
        is("a", Standing.NONE);
        var digest = Digest.of(never, List.copyOf(situations.values()), List.of(), START.plus(Duration.ofDays(400)));
        assertThat(digest.news()).isEmpty();
    }

    @Test
    void decidesTheSameInWhateverOrder() {
        fails("a", 3);
        holds("b", 2);
        fails("c", 4);
        var some = List.copyOf(situations.values());
        var other = List.of(some.get(2), some.get(0), some.get(1));
        assertThat(Digest.of(RULES, other, List.of(), now)).isEqualTo(Digest.of(RULES, some, List.of(), now));
        assertThat(tell()).extracting(News::form).containsOnly(Form.NEW);
    }

    private static List<Duration> durations(String... texts) {
        return Arrays.stream(texts).map(Duration::parse).toList();
    }
}
