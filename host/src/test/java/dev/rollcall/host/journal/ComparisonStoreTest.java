package dev.rollcall.host.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.journal.ComparedDevices.Position;
import dev.rollcall.host.journal.ComparisonStore.Origin;
import dev.rollcall.host.reconcile.Comparison;
import dev.rollcall.host.reconcile.Comparison.State;
import dev.rollcall.host.reconcile.Memory;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Rule;
import dev.rollcall.host.reconcile.Sighting.Missing;
import dev.rollcall.host.reconcile.Sighting.Said;
import dev.rollcall.host.state.Database;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of devices beside their assets, on both databases. */
class ComparisonStoreTest {
    private static final Origin ORIGIN = new Origin("c1", "r1", Things.NOW);
    private static final ObservedUser ANN = AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
            .email("ann@example.com")
            .displayName("Ann Example")
            .build();

    private record House(ComparisonStore store, ComparedDevices devices, SightingStore sightings, JdbcClient jdbc) {
        static House on(Database database) {
            var source = database.fresh();
            var template = new JdbcTemplate(source);
            var client = JdbcClient.create(source);
            var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
            new Runs(client).begin(Things.run("r1", Purpose.APPLY, Things.NOW));
            return new House(
                    new ComparisonStore(template, transactions),
                    new ComparedDevices(client),
                    new SightingStore(template, transactions),
                    client);
        }

        List<ComparedDevice> all() {
            return devices.find("c1", ComparisonFilter.ALL, Position.FIRST, 1000);
        }

        List<String> named(@Nullable State state, @Nullable String text) {
            var filter = new ComparisonFilter(Optional.ofNullable(state), Optional.ofNullable(text));
            return devices.find("c1", filter, Position.FIRST, 1000).stream()
                    .map(ComparedDevice::sourceId)
                    .toList();
        }
    }

    private static Observed device(String sourceId, @Nullable String name, ObservedUser user) {
        return new Observed(
                        sourceId,
                        "SN-" + sourceId,
                        "devices",
                        new Enrolment(Enrolment.State.ENROLLED, "enrolled"),
                        user,
                        null,
                        null,
                        null,
                        Specs.NONE)
                .named(name);
    }

    private static Comparison compared(State state, @Nullable Observed device, @Nullable Asset asset) {
        return new Comparison(
                device == null ? "gone" : device.sourceId(), "devices", state, Rule.R20, "Why.", device, asset);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatBothSidesShow(Database database) {
        var house = House.on(database);
        var device = device("k1", "Ann's Mac", ANN);
        house.store.add(ORIGIN, List.of(compared(State.DIFFERS, device, Things.asset(Things.ANN))));
        var notes = new Memory.Notes(
                List.of(Things.sighting("k1", "SN-K1", "5", Missing.NOT)), Set.of(), false, Set.of(), Set.of());
        house.sightings.keep("c1", notes, Set.of(), Things.NOW);

        var kept = house.all().get(0);

        assertThat(kept)
                .isEqualTo(new ComparedDevice(
                        "k1",
                        State.DIFFERS,
                        "R20",
                        "Why.",
                        "",
                        "Ann's Mac",
                        "SN-k1",
                        null,
                        Said.SOMEBODY,
                        "ann@example.com",
                        "Ann Example",
                        new ComparedDevice.ComparedAsset("5", "A-5 \"Böb's\"", "Allocated", Things.ANN),
                        Things.NOW.minusSeconds(60),
                        "r1",
                        true,
                        Things.NOW,
                        "ann's mac"));
        assertThat(house.devices.counts("c1")).isEqualTo(Map.of(State.DIFFERS, 1L));
        assertThat(house.devices.counts("c2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatAGoneDeviceWasCalled(Database database) {
        var house = House.on(database);
        house.store.add(ORIGIN, List.of(compared(State.IN_STEP, device("gone", "Mac", ANN), null)));
        house.store.replace(
                new Origin("c1", "r2", Things.NOW.plusSeconds(9)),
                List.of(compared(State.GONE, null, Things.asset(Holder.NOBODY))));

        var kept = house.all().get(0);

        assertThat(kept.state()).isEqualTo(State.GONE);
        assertThat(kept.name()).isEqualTo("Mac");
        assertThat(kept.said()).isNull();
        assertThat(kept.user()).isNull();
        assertThat(kept.runId()).isEqualTo("r2");
        assertThat(kept.isRunKept()).isFalse();
        assertThat(kept.asset()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void handsOutEveryDeviceOnceWhateverThePart(Database database) {
        var house = House.on(database);
        var devices = new ArrayList<Comparison>();
        for (var i = 0; i < 25; i++) {
            // Several of one name: then their ids tell where a part begins.
            devices.add(compared(
                    List.of(State.IN_STEP, State.DIFFERS, State.HELD).get(i % 3),
                    device("k" + i, "Mac " + i / 10, ANN),
                    null));
        }
        house.store.add(ORIGIN, devices);
        for (var limit : List.of(1, 7, 25, 100)) {
            var seen = new ArrayList<String>();
            var after = Position.FIRST;
            for (var part = house.devices.find("c1", ComparisonFilter.ALL, after, limit);
                    !part.isEmpty();
                    part = house.devices.find("c1", ComparisonFilter.ALL, after, limit)) {
                part.forEach(device -> seen.add(device.sourceId()));
                var last = part.get(part.size() - 1);
                after = new Position(last.sortKey(), last.sourceId());
            }
            assertThat(seen).hasSize(25);
            assertThat(new HashSet<>(seen)).hasSize(25);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsByWhatPeopleKnow(Database database) {
        var house = House.on(database);
        house.store.add(
                ORIGIN,
                List.of(
                        compared(State.IN_STEP, device("k1", "100%", ANN), Things.asset(Things.ANN)),
                        compared(State.DIFFERS, device("k2", "Mac_2", ObservedUser.unassigned()), null)));
        assertThat(house.named(null, "sn-k2")).containsExactly("k2");
        assertThat(house.named(null, "ANN@EXAMPLE")).containsExactly("k1");
        assertThat(house.named(null, "ann example")).containsExactly("k1");
        assertThat(house.named(null, "böb")).containsExactly("k1");
        assertThat(house.named(null, "%")).containsExactly("k1");
        assertThat(house.named(null, "_")).containsExactly("k2");
        assertThat(house.named(State.DIFFERS, "mac")).containsExactly("k2");
        assertThat(house.named(State.IN_STEP, "mac")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takesWhateverAnMdmSays(Database database) {
        var house = House.on(database);
        var hostile = "<b>\0\uD83D'; drop table run;--" + "𝕏".repeat(600);
        house.store.add(ORIGIN, List.of(compared(State.IN_STEP, device("k1", hostile, ANN), null)));
        var kept = house.all().get(0);
        assertThat(kept.name()).startsWith("<b> ?'; drop table").hasSizeLessThanOrEqualTo(500);
        assertThat(kept.sortKey()).hasSizeLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R15 only what the next run showed as it is kept spares it a look at each")
    void knowsTheSumUntilADeviceIsWritten(Database database) {
        var house = House.on(database);
        assertThat(house.store.sum("c1")).isEmpty();
        house.store.keepSum("c1", -5);
        house.store.keepSum("c1", 5);
        assertThat(house.store.sum("c1")).hasValue(5);
        assertThat(house.store.sum("c2")).isEmpty();

        house.store.keep(ORIGIN, compared(State.IN_STEP, device("k1", "Mac", ANN), null));
        assertThat(house.store.sum("c1")).isEmpty();
        house.store.keepSum("c1", 5);
        house.store.tell("c1", "k1", Optional.of(State.DIFFERS), "The platform refused.");

        assertThat(house.store.sum("c1")).isEmpty();
        var marks = new ArrayList<ComparisonStore.Mark>();
        house.store.each("c1", marks::add);
        assertThat(marks).containsExactly(new ComparisonStore.Mark("k1", "devices", State.DIFFERS, null, 0));
        assertThat(house.all().get(0).message()).isEqualTo("The platform refused.");
    }

    @ParameterizedTest
    @EnumSource
    void knowsANameThatTheJournalDoesNot(Database database) {
        var house = House.on(database);
        house.store.keep(ORIGIN, compared(State.DIFFERS, device("k1", "Mac", ANN), null));
        house.store.keep(ORIGIN, compared(State.IN_STEP, device("k1", null, ANN), null));
        assertThat(house.all()).extracting(ComparedDevice::name).containsExactly("Mac");
        assertThat(house.all()).extracting(ComparedDevice::state).containsExactly(State.IN_STEP);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R40 forgets ends alone, and a connection whole")
    void forgets(Database database) {
        var house = House.on(database);
        var asset = Things.asset(Holder.NOBODY);
        house.store.add(
                ORIGIN,
                List.of(compared(State.ENDED, null, asset), compared(State.IN_STEP, device("k2", "", ANN), asset)));
        house.store.forgetEnds(Set.of("5"));
        assertThat(house.named(null, null)).containsExactly("k2");
        house.store.remove("c1", List.of("k2"));
        assertThat(house.all()).isEmpty();

        house.store.add(ORIGIN, List.of(compared(State.ENDED, null, asset)));
        house.store.keepSum("c1", 1);
        house.sightings.forget("c1");
        assertThat(house.all()).isEmpty();
        assertThat(house.store.sum("c1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoNameOfAnErasedPerson(Database database) {
        var house = House.on(database);
        var other = AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
                .email("bob@example.com")
                .displayName("Bob")
                .build();
        house.store.add(
                ORIGIN,
                List.of(
                        compared(
                                State.IN_STEP,
                                device("k1", "Mac of Ann Example", ANN),
                                Things.asset(new Holder.Person("7", "Ann B. Example"))),
                        compared(
                                State.DIFFERS,
                                device("k2", "Mac 2", other),
                                Things.asset(new Holder.Person("7", "Ann B. Example"))),
                        compared(
                                State.DIFFERS,
                                device("k3", "Mac 3", other),
                                Things.asset(new Holder.Person("8", "Bob")))));
        house.store.keepSum("c1", 1);
        var identity = new Identity("ANN@example.com", List.of());
        var personal = new PersonalData(house.jdbc);
        personal.recognise(identity);

        assertThat(personal.erase(identity).devices()).isEqualTo(2);

        assertThat(house.all().toString())
                .doesNotContainIgnoringCase("ann")
                .contains(Redaction.ERASED, "bob@example.com", "Mac 3");
        assertThat(house.store.sum("c1")).isEmpty();
        assertThat(personal.erase(identity).devices()).isZero();
    }
}
