package dev.rollcall.host.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.journal.Standing;
import dev.rollcall.host.state.Database;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the syncs of a connection stand, read from the journal on both databases. */
class StandingsTest {
    private static Standing standing(NotifyingHouse house) {
        return house.standings.of("c1", Instant.EPOCH);
    }

    @ParameterizedTest
    @EnumSource
    void isNoneWithoutRuns(Database database) {
        assertThat(standing(new NotifyingHouse(database))).isEqualTo(Standing.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void countsFailuresInARow(Database database) {
        var house = new NotifyingHouse(database).fails(2);
        house.sync(RunState.SUCCEEDED, "");
        var synced = house.instant();
        house.sync(RunState.FAILED, "It failed. Mend it.");
        var since = house.instant();
        var last = house.sync(RunState.INCOMPLETE, "");
        var standing = standing(house);
        assertThat(standing.failures()).isEqualTo(2);
        assertThat(standing.failingSince()).contains(since);
        assertThat(standing.failedRun()).contains(last);
        assertThat(standing.syncedAt()).contains(synced);
    }

    @ParameterizedTest
    @EnumSource
    void passesOverWhatIsNoSyncOrNobodysFault(Database database) {
        var house = new NotifyingHouse(database).fails(2);
        house.sync(RunState.CANCELLED, "");
        house.sync(RunState.INTERRUPTED, "");
        house.run(Purpose.PREVIEW, RunState.SUCCEEDED, "");
        house.run(Purpose.PREVIEW, RunState.FAILED, "");
        house.run(Purpose.APPROVE, RunState.FAILED, "");
        house.fails(1);
        assertThat(standing(house).failures()).isEqualTo(3);
        assertThat(standing(house).failure()).isEqualTo("The MDM refuses the token. Enter it again.");
        assertThat(standing(house).syncedAt()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void countsNoFailuresOfBeforeTheActivation(Database database) {
        var house = new NotifyingHouse(database).fails(3);
        var since = house.instant();
        house.fails(1);
        assertThat(house.standings.of("c1", since).failures()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void takesASyncThatHoldsOrIsRefusedSomethingForASync(Database database) {
        var house = new NotifyingHouse(database).fails(3);
        house.sync(RunState.HELD, "");
        assertThat(standing(house).failures()).isZero();
        house.fails(3).sync(RunState.PARTIAL, "");
        assertThat(standing(house).failures()).isZero();
        assertThat(standing(house).failure()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatIsHeld(Database database) {
        var house = new NotifyingHouse(database);
        house.holds(house.sync(RunState.HELD, ""), 2);
        var since = house.instant();
        var last = house.sync(RunState.HELD, "");
        house.holds(last, 3);
        var standing = standing(house);
        assertThat(standing.held()).isEqualTo(5);
        assertThat(standing.heldSince()).contains(since);
        assertThat(standing.heldRun()).contains(last);
    }
}
