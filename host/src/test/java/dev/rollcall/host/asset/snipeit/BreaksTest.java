package dev.rollcall.host.asset.snipeit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The line is cut before and after each request of each sequence; then the rest is sent, and the end is the same. */
class BreaksTest {
    private static final Provenance WHY = new Provenance("run-7", "R30");

    /** A change to be broken. */
    enum Sequence {
        REASSIGN,
        END,
        RECOVER
    }

    static Stream<Arguments> breaks() {
        var all = new ArrayList<Arguments>();
        for (var version : SnipeItVersion.values()) {
            for (var sequence : Sequence.values()) {
                for (var kind : List.of(Wire.Break.BEFORE, Wire.Break.AFTER)) {
                    for (var at = 0; at < (sequence == Sequence.RECOVER ? 3 : 2); at++) {
                        all.add(Arguments.of(version, sequence, kind, at));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("breaks")
    @DisplayName("R72 reaches the same end from every break")
    void reachesTheSameEnd(SnipeItVersion version, Sequence sequence, Wire.Break kind, int at) throws Exception {
        try (var house = new SnipeItHouse(version);
                var wire = new Wire(house.url())) {
            var scene = new Scene(house, wire, sequence);
            wire.breakAfter(at, kind);
            var outcome = scene.write(scene.write);
            assertThat(outcome).isInstanceOf(WriteOutcome.Unfinished.class);

            wire.mend();
            var now = scene.look();
            var rest = scene.platform.remaining(scene.write, now);
            assertThat(rest)
                    .as("what is left after a break in a state that the sequence leads through")
                    .isPresent();
            assertThat(scene.write(new AssetWrite(now, rest.orElseThrow(), WHY)))
                    .isInstanceOf(WriteOutcome.Done.class);

            scene.assertEnd();
        }
    }

    /** An asset, the change, and what its end looks like. */
    private static final class Scene {
        private final SnipeItHouse house;
        private final SnipeItPlatform platform;
        private final Sequence sequence;
        private final String anna;
        private final String bob;
        private final String id;
        private final AssetWrite write;

        Scene(SnipeItHouse house, Wire wire, Sequence sequence) throws Exception {
            this.house = house;
            this.sequence = sequence;
            platform = house.with(settings -> SettingsTo.url(settings, wire.url()));
            anna = house.person("anna", "anna@example.com");
            bob = house.person("bob", "bob@example.com");
            id = house.asset("A", "S1");
            house.server.edit(rows -> rows.changeAsset(Integer.parseInt(id), draft -> draft.custom(house.link, "uuid-1")
                    .status(sequence == Sequence.RECOVER ? house.handedBack : house.inUse)));
            house.handOver(id, anna);
            write = new AssetWrite(look(), edit(), WHY);
        }

        private AssetEdit edit() throws Exception {
            var statuses = platform.read().reading().statuses();
            var toBob = AssetEdit.NOTHING.withHolder(new Holder.Person(bob, "Bob"));
            return switch (sequence) {
                case REASSIGN -> toBob;
                case END ->
                    AssetEdit.NOTHING
                            .withHolder(Holder.NOBODY)
                            .withStatus(statuses.transferred())
                            .withLink("kandji", "");
                case RECOVER -> toBob.withStatus(statuses.allocated()).withLink("kandji", "uuid-2");
            };
        }

        WriteOutcome write(AssetWrite change) throws Exception {
            return platform.write(List.of(change)).get(0);
        }

        Asset look() throws Exception {
            return platform.asset(id).orElseThrow();
        }

        void assertEnd() throws Exception {
            var asset = look();
            var isEnd = sequence == Sequence.END;
            assertThat(asset.role()).isEqualTo(isEnd ? StatusRole.TRANSFERRED : StatusRole.ALLOCATED);
            assertThat(asset.holder()).isEqualTo(isEnd ? Holder.NOBODY : new Holder.Person(bob, ""));
            assertThat(asset.link("kandji"))
                    .isEqualTo(
                            switch (sequence) {
                                case REASSIGN -> "uuid-1";
                                case END -> null;
                                case RECOVER -> "uuid-2";
                            });
            var out = List.of("out " + anna, "in " + anna);
            assertThat(house.handovers(id)).isEqualTo(isEnd ? out : List.of("out " + anna, "in " + anna, "out " + bob));
        }
    }
}
