package dev.rollcall.host.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.host.state.Database;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the chain keeps and what it shows, on both databases. */
class AuditTrailTest {

    @ParameterizedTest
    @EnumSource
    void keepsWhoDidWhatWhenAndFromWhere(Database database) {
        var house = new AuditHouse(database);
        house.trail.add(AuditHouse.ANN, "thing done", "It was \"this\" → that.");
        house.trail.add("rollcall.yaml", "other thing", "");
        var entries = house.trail.entries();
        assertThat(entries).extracting(AuditEntry::id).containsExactly(1L, 2L);
        assertThat(entries).extracting(AuditEntry::who).containsExactly("Ann", "rollcall.yaml");
        assertThat(entries).extracting(AuditEntry::from).containsExactly(Optional.of("192.0.2.7"), Optional.empty());
        assertThat(entries).extracting(AuditEntry::details).containsExactly("It was \"this\" → that.", "");
        assertThat(entries)
                .extracting(AuditEntry::at)
                .containsOnly(house.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void holdsWhereNothingWasChanged(Database database) {
        var house = new AuditHouse(database);
        assertThat(house.verified()).isEqualTo(new Verification(0, 0, "0".repeat(64), 0, List.of()));
        house.with(3);
        var found = house.verified();
        assertThat(found.holds()).as(found.toString()).isTrue();
        assertThat(found.entries()).isEqualTo(3);
        assertThat(found.first()).isEqualTo(1);
        assertThat(found.head()).isEqualTo(house.trail.entries().get(2).digest());
    }

    @ParameterizedTest
    @EnumSource
    void holdsOverMoreEntriesThanAreReadAtATime(Database database) {
        var house = new AuditHouse(database);
        house.transactions.executeWithoutResult(status -> house.with(AuditTrail.AT_ONCE + 1));
        assertThat(house.verified().entries()).isEqualTo(AuditTrail.AT_ONCE + 1);
        assertThat(house.problems()).isEmpty();
        assertThat(house.trail.entries()).hasSize(AuditTrail.AT_ONCE + 1);
    }

    @ParameterizedTest
    @EnumSource
    void isNotForkedByThoseWhoAddAtTheSameTime(Database database) throws Exception {
        var house = new AuditHouse(database);
        var adders = List.of(house.trail, house.another(), house.another(), house.trail);
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(adders.size());
        var ends = new ArrayList<Future<?>>();
        for (var adder : adders) {
            ends.add(threads.submit(() -> {
                start.await();
                for (var i = 0; i < 25; i++) {
                    adder.add(AuditHouse.ANN, "thing done", "");
                }
                return true;
            }));
        }
        start.countDown();
        for (var end : ends) {
            end.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();
        assertThat(house.problems()).isEmpty();
        assertThat(house.trail.entries())
                .extracting(AuditEntry::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource
    void addsNothingWhereTheCallersTransactionIsTakenBack(Database database) {
        var house = new AuditHouse(database).with(1);
        house.transactions.executeWithoutResult(status -> {
            house.trail.add("Ann", "thing done", "");
            status.setRollbackOnly();
        });
        house.with(1);
        assertThat(house.trail.entries()).hasSize(2);
        assertThat(house.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void showsAnEntryThatWasChanged(Database database) {
        for (var change : List.of(
                "who = 'Bob'",
                "origin = null",
                "what = 'nothing'",
                "details = 'Thing 9'",
                "salt = '00'",
                "content = '00'",
                "seal = 'erasure:00'",
                "at = timestamp with time zone '2020-01-01 00:00:00+00'")) {
            var house = new AuditHouse(database).with(4);
            assertThat(house.execute("update audit_entry set " + change + " where id = 2"))
                    .isEqualTo(1);
            assertThat(house.problems()).as(change).isNotEmpty().allMatch(problem -> problem.contains("entry 2"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsAnEntryThatWasTakenOut(Database database) {
        var house = new AuditHouse(database).with(4);
        house.execute("delete from audit_entry where id = 2");
        assertThat(house.problems()).containsExactly("Entries are missing between 1 and 3.");
    }

    @ParameterizedTest
    @EnumSource
    void showsThatTheBeginningWasCutOff(Database database) {
        var house = new AuditHouse(database).with(4);
        var second = house.trail.entries().get(1).digest();
        house.execute("delete from audit_entry where id <= 2");
        assertThat(house.problems()).containsExactly("Entries are missing between 0 and 3.");
        house.execute("update audit_chain set anchor = 2, anchor_digest = '" + second + "'");
        assertThat(house.problems())
                .singleElement()
                .asString()
                .contains("no entry says that those before it were pruned");
    }

    @ParameterizedTest
    @EnumSource
    void showsThatTheEndWasCutOff(Database database) {
        var house = new AuditHouse(database).with(4);
        var noted = house.verified().head();
        var third = house.trail.entries().get(2).digest();
        house.execute("delete from audit_entry where id = 4");
        assertThat(house.problems()).singleElement().asString().contains("entries were cut off");

        // Who can write the note of the end too is found only by a head that was noted elsewhere.
        house.execute("update audit_chain set head = 3, head_digest = '" + third + "'");
        assertThat(house.problems()).isEmpty();
        assertThat(house.trail.verify(Optional.of(noted)).problems())
                .singleElement()
                .asString()
                .contains("The head that was noted elsewhere is not in the chain");
        assertThat(house.trail.verify(Optional.of(third)).holds()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void hasTheHeadThatWasNotedBeforeMoreWasAdded(Database database) {
        var house = new AuditHouse(database).with(2);
        var noted = house.verified().head();
        house.with(2);
        assertThat(house.trail.verify(Optional.of(noted)).holds()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void letsNoTwoEntriesFollowTheSameOne(Database database) {
        var house = new AuditHouse(database).with(2);
        assertThatThrownBy(
                        () -> house.execute("insert into audit_entry (id, at, who, what, details, salt, content, seal,"
                                + " previous, digest) select 9, at, who, what, details, salt, content, seal, previous, '00'"
                                + " from audit_entry where id = 2"))
                .hasMessageContaining("insert into audit_entry");
    }

    @ParameterizedTest
    @EnumSource
    void takesInWhatAnEarlierVersionWrote(Database database) {
        var house = new AuditHouse(database);
        for (var what : List.of("first", "second")) {
            house.execute("insert into audit (at, who, what, details) values (timestamp with time zone"
                    + " '2026-01-01 00:00:00+00', 'rollcall.yaml', '" + what + "', 'Some details.')");
        }
        house.trail.begin();
        house.with(1);
        assertThat(house.trail.entries()).extracting(AuditEntry::what).containsExactly("first", "second", "thing done");
        assertThat(house.problems()).isEmpty();
        // Later, nobody gets something into the chain that way.
        house.execute("insert into audit (at, who, what, details) values (timestamp with time zone"
                + " '2026-01-01 00:00:00+00', 'x', 'x', 'x')");
        house.another().begin();
        assertThat(house.trail.entries()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void findsByWhoWhatAndTime(Database database) {
        var house = new AuditHouse(database).with(2);
        var noon = house.later(Duration.ofHours(2));
        house.trail.add("Bob_50%", "other thing", "");
        assertThat(house.trail.latest(AuditQuery.ALL, 0, 10))
                .extracting(AuditEntry::id)
                .containsExactly(3L, 2L, 1L);
        assertThat(house.trail.latest(AuditQuery.ALL, 3, 1))
                .extracting(AuditEntry::id)
                .containsExactly(2L);
        assertThat(found(house, new AuditQuery(Optional.of("ob_50%"), none(), none(), none())))
                .containsExactly(3L);
        assertThat(found(house, new AuditQuery(Optional.of("%"), none(), none(), none())))
                .containsExactly(3L);
        assertThat(found(house, new AuditQuery(none(), Optional.of("OTHER"), none(), none())))
                .containsExactly(3L);
        assertThat(found(
                        house,
                        new AuditQuery(none(), none(), Optional.of(noon.truncatedTo(ChronoUnit.MICROS)), none())))
                .containsExactly(3L);
        assertThat(found(
                        house,
                        new AuditQuery(none(), none(), none(), Optional.of(noon.truncatedTo(ChronoUnit.MICROS)))))
                .containsExactly(2L, 1L);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static List<Long> found(AuditHouse house, AuditQuery query) {
        return house.trail.latest(query, 0, 10).stream().map(AuditEntry::id).toList();
    }

    @ParameterizedTest
    @EnumSource
    void prunesTheOldestAndGoesOnFromThere(Database database) {
        var house = new AuditHouse(database).with(3);
        var before = house.later(Duration.ofDays(10));
        house.with(2);
        house.later(Duration.ofDays(1));

        assertThat(house.trail.prune(before, Author.of("Rollcall"))).isEqualTo(3);
        assertThat(house.trail.prune(before, Author.of("Rollcall"))).isZero();

        assertThat(house.trail.entries())
                .extracting(AuditEntry::what)
                .containsExactly("thing done", "thing done", "audit pruned");
        assertThat(house.problems()).isEmpty();
        assertThat(house.verified().first()).isEqualTo(4);
        house.with(1);
        // A second pruning takes the entry about the first one, and vouches by its own.
        assertThat(house.trail.prune(house.later(Duration.ofDays(10)), Author.of("Rollcall")))
                .isEqualTo(4);
        assertThat(house.trail.entries()).extracting(AuditEntry::what).containsExactly("audit pruned");
        assertThat(house.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void prunesABoundedNumberAtATime(Database database) {
        var house = new AuditHouse(database);
        house.transactions.executeWithoutResult(status -> house.with(AuditTrail.AT_ONCE + 5));
        var before = house.later(Duration.ofDays(1));
        assertThat(house.trail.prune(before, Author.of("Rollcall"))).isEqualTo(AuditTrail.AT_ONCE);
        assertThat(house.problems()).isEmpty();
        assertThat(house.trail.prune(before, Author.of("Rollcall"))).isEqualTo(5);
        assertThat(house.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatStandsBehindAnEntryThatStays(Database database) {
        var house = new AuditHouse(database).with(1);
        var before = house.later(Duration.ofDays(2));
        house.with(1);
        // A clock that was put back: the entry is old by its time, and young by its place.
        house.later(Duration.ofDays(-5));
        house.with(1);
        assertThat(house.trail.prune(before, Author.of("Rollcall"))).isEqualTo(1);
        assertThat(house.trail.entries()).extracting(AuditEntry::id).containsExactly(2L, 3L, 4L);
        assertThat(house.problems()).isEmpty();
    }
}
