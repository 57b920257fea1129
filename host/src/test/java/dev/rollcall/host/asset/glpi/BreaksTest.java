package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.asset.glpi.Line.Fate;
import dev.rollcall.host.asset.glpi.Line.Passed;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes that are broken off at each of their requests. */
class BreaksTest {
    private static final Provenance WHY = new Provenance("run-7", "R30");

    /** A change to be broken. */
    enum Change {
        REASSIGN(1),
        END(2),
        RECOVER(2);

        private final int writes;

        Change(int writes) {
            this.writes = writes;
        }
    }

    static Stream<Arguments> breaks() {
        var all = new ArrayList<Arguments>();
        for (var version : GlpiVersion.values()) {
            for (var change : Change.values()) {
                for (var fate : List.of(Fate.LOST_BEFORE, Fate.LOST_AFTER)) {
                    for (var at = 0; at < change.writes; at++) {
                        all.add(Arguments.of(version, change, fate, at));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("breaks")
    @DisplayName("R72 reaches the same end from every break")
    void reachesTheSameEnd(GlpiVersion version, Change change, Fate fate, int at) throws Exception {
        try (var scene = new Scene(version, change)) {
            scene.line.watch(breakAt(at, fate));
            assertThat(scene.write(scene.write)).isInstanceOf(WriteOutcome.Unfinished.class);

            scene.line.mend();
            var now = scene.look();
            var rest = scene.house.platform().remaining(scene.write, now);
            assertThat(rest)
                    .as("what is left after a break in a state that the steps lead through")
                    .isPresent();
            assertThat(scene.write(new AssetWrite(now, rest.orElseThrow(), WHY)))
                    .isInstanceOf(WriteOutcome.Done.class);
            scene.assertEnd();
        }
    }

    /** Lets so many writes through, breaks the next one, and nothing gets through after it. */
    private static Function<Passed, Fate> breakAt(int at, Fate fate) {
        var writes = new AtomicInteger();
        var isBroken = new AtomicBoolean();
        return request -> {
            if (isBroken.get()) {
                return Fate.LOST_BEFORE;
            }
            if (!request.isWrite() || writes.getAndIncrement() < at) {
                return Fate.PASSED;
            }
            isBroken.set(true);
            return fate;
        };
    }

    @ParameterizedTest
    @MethodSource("breaks")
    @DisplayName("R72 a lost answer is looked after, and nothing is sent twice that had its effect")
    void looksAfterALostAnswer(GlpiVersion version, Change change, Fate fate, int at) throws Exception {
        try (var scene = new Scene(version, change)) {
            var writes = new AtomicInteger();
            scene.line.watch(request -> request.isWrite() && writes.getAndIncrement() == at ? fate : Fate.PASSED);
            assertThat(scene.write(scene.write)).isInstanceOf(WriteOutcome.Done.class);
            scene.assertEnd();
            assertThat(scene.line.writes()).hasSize(change.writes);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("An empty answer with status 200 is none, and the asset is looked at")
    void takesAnEmptyAnswerForNone(GlpiVersion version) throws Exception {
        try (var scene = new Scene(version, Change.END)) {
            scene.house.server.faults().emptyAnswers(1);
            assertThat(scene.write(scene.write)).isInstanceOf(WriteOutcome.Done.class);
            scene.assertEnd();
            assertThat(scene.line.writes()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A server that failed before it did anything is asked once more")
    void asksOnceMore(GlpiVersion version) throws Exception {
        try (var scene = new Scene(version, Change.REASSIGN)) {
            scene.line.watch(request -> {
                if (request.isWrite() && scene.line.writes().isEmpty()) {
                    scene.house.server.faults().serverErrors(1);
                }
                return Fate.PASSED;
            });
            assertThat(scene.write(scene.write)).isInstanceOf(WriteOutcome.Done.class);
            assertThat(scene.line.writes()).hasSize(2);
            scene.assertEnd();
        }
    }

    @Test
    @DisplayName("R72 does not finish what somebody else went on with")
    void leavesToOthersWhatTheyTouched() throws Exception {
        try (var scene = new Scene(GlpiVersion.V10_0_19, Change.RECOVER)) {
            scene.line.watch(breakAt(1, Fate.LOST_BEFORE));
            scene.write(scene.write);
            scene.line.mend();
            scene.house.takeBack(scene.id);
            assertThat(scene.house.platform().remaining(scene.write, scene.look()))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("A lost link is not added twice")
    void addsNoLinkTwice() throws Exception {
        for (var fate : List.of(Fate.LOST_BEFORE, Fate.LOST_AFTER)) {
            try (var scene = new Scene(GlpiVersion.V11_0_6, Change.REASSIGN)) {
                var writes = new AtomicInteger();
                scene.line.watch(request -> request.isWrite() && writes.getAndIncrement() == 0 ? fate : Fate.PASSED);
                var edit = AssetEdit.NOTHING.withLink("jamf", "computer/9");
                assertThat(scene.write(new AssetWrite(scene.look(), edit, WHY))).isInstanceOf(WriteOutcome.Done.class);
                assertThat(scene.house.server.links(GlpiHouse.type(scene.id), GlpiHouse.number(scene.id)))
                        .hasSize(2);
            }
        }
    }

    @Test
    @DisplayName("A lost operating system is not added twice")
    void addsNoSystemTwice() throws Exception {
        for (var fate : List.of(Fate.LOST_BEFORE, Fate.LOST_AFTER)) {
            try (var scene = new Scene(GlpiVersion.V10_0_19, Change.REASSIGN)) {
                scene.line.watch(request -> request.isWrite()
                                && request.path().endsWith("Item_OperatingSystem")
                                && scene.isFirst.getAndSet(false)
                        ? fate
                        : Fate.PASSED);
                var edit = AssetEdit.NOTHING.withSpecs(Map.of(StandardSpecs.OS, "macOS"));
                assertThat(scene.write(new AssetWrite(scene.look(), edit, WHY))).isInstanceOf(WriteOutcome.Done.class);
                assertThat(scene.look().specs().text(StandardSpecs.OS)).contains("macOS");
                assertThat(scene.line.writes().stream().filter(write -> write.equals("POST /Item_OperatingSystem")))
                        .hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("An interrupt ends a write between two requests")
    void endsAtAnInterrupt() throws Exception {
        try (var scene = new Scene(GlpiVersion.V10_0_19, Change.END)) {
            var writer = Thread.currentThread();
            scene.line.watch(request -> {
                if (request.isWrite()) {
                    writer.interrupt();
                }
                return Fate.PASSED;
            });
            assertThatThrownBy(() -> scene.write(scene.write)).isInstanceOf(InterruptedException.class);
            assertThat(scene.line.writes()).hasSizeLessThanOrEqualTo(1);
            Thread.interrupted();
            scene.line.mend();
            var rest = scene.house.platform().remaining(scene.write, scene.look());
            assertThat(rest).isPresent();
        }
    }

    /** An asset, the change, and what its end looks like. */
    private static final class Scene implements AutoCloseable {
        private final GlpiHouse house;
        private final Line line;
        private final Change change;
        private final String anna;
        private final String bob;
        private final String id;
        private final AssetWrite write;
        private final AtomicBoolean isFirst = new AtomicBoolean(true);

        Scene(GlpiVersion version, Change change) throws Exception {
            this.house = new GlpiHouse(version);
            this.line = new Line(house.url());
            this.change = change;
            house.with(settings -> settings.url(line.url()));
            anna = house.person("anna", "anna@example.com");
            bob = house.person("bob", "bob@example.com");
            id = house.asset("A", "S1");
            house.server.edit(rows -> {
                rows.link(GlpiHouse.type(id), GlpiHouse.number(id), "kandji", "uuid-1");
                rows.changeItem(
                        GlpiHouse.type(id),
                        GlpiHouse.number(id),
                        draft -> draft.status(change == Change.RECOVER ? house.handedBack : house.inUse));
            });
            house.handOver(id, anna);
            write = new AssetWrite(look(), edit(), WHY);
            line.forget();
        }

        private AssetEdit edit() throws Exception {
            var statuses = house.platform().read().reading().statuses();
            var toBob = AssetEdit.NOTHING.withHolder(new Holder.Person(bob, "Bob"));
            return switch (change) {
                case REASSIGN -> toBob;
                case END ->
                    AssetEdit.NOTHING
                            .withHolder(Holder.NOBODY)
                            .withStatus(statuses.transferred())
                            .withLink("kandji", "");
                case RECOVER -> toBob.withStatus(statuses.allocated()).withLink("kandji", "uuid-2");
            };
        }

        WriteOutcome write(AssetWrite wanted) throws Exception {
            return house.platform().write(List.of(wanted)).get(0);
        }

        Asset look() throws Exception {
            return house.platform().asset(id).orElseThrow();
        }

        void assertEnd() throws Exception {
            line.mend();
            var asset = look();
            var isEnd = change == Change.END;
            assertThat(asset.role()).isEqualTo(isEnd ? StatusRole.TRANSFERRED : StatusRole.ALLOCATED);
            assertThat(asset.holder()).isEqualTo(isEnd ? Holder.NOBODY : new Holder.Person(bob, ""));
            assertThat(asset.link("kandji"))
                    .isEqualTo(
                            switch (change) {
                                case REASSIGN -> "uuid-1";
                                case END -> null;
                                case RECOVER -> "uuid-2";
                            });
            assertThat(house.handovers(id))
                    .isEqualTo(
                            isEnd
                                    ? List.of("out " + anna, "in " + anna)
                                    : List.of("out " + anna, "in " + anna, "out " + bob));
        }

        @Override
        public void close() {
            line.close();
            house.close();
        }
    }
}
