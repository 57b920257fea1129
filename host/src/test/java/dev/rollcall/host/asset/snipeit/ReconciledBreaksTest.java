package dev.rollcall.host.asset.snipeit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The line is cut before and after each request of each sequence, and nothing is known of it but what the platform
 * shows: the rules, asked anew, write the rest.
 */
class ReconciledBreaksTest {
    private static final String SERIAL = "S1";

    /** What happens to a device, up to the night on which the line is cut. */
    enum Story {
        FIRST_WRITE(3),
        HAND_OVER(2),
        CLEAR(1),
        END(2),
        RECOVERY(2),
        RECOVERY_FROM_A_PERSON(3);

        private final int writes;

        Story(int writes) {
            this.writes = writes;
        }
    }

    static Stream<Arguments> breaks() {
        return Stream.of(SnipeItVersion.values())
                .flatMap(version -> Stream.of(Story.values()).flatMap(story -> breaks(version, story)));
    }

    private static Stream<Arguments> breaks(SnipeItVersion version, Story story) {
        return Stream.of(Wire.Break.BEFORE, Wire.Break.AFTER)
                .flatMap(kind -> Stream.iterate(0, at -> at < story.writes, at -> at + 1)
                        .map(at -> Arguments.of(version, story, kind, at)));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    @DisplayName("R72 the rules, asked anew after any break, reach the same end")
    void reachesTheSameEnd(SnipeItVersion version, Story story, Wire.Break kind, int at) throws Exception {
        var expected = unbroken(version, story);
        try (var scene = new Scene(version, story)) {
            scene.wire.breakAfter(at, kind);
            assertThat(scene.nights.run()).as("the night goes through").isFalse();

            scene.wire.mend();
            assertThat(scene.nights.run()).as("the next night goes through").isTrue();
            assertThat(scene.end()).isEqualTo(expected);

            scene.wire.forget();
            assertThat(scene.nights.run()).isTrue();
            assertThat(scene.wire.writes())
                    .as("what the night after that writes")
                    .isEmpty();
        }
    }

    private static End unbroken(SnipeItVersion version, Story story) throws Exception {
        try (var scene = new Scene(version, story)) {
            scene.wire.forget();
            assertThat(scene.nights.run()).isTrue();
            assertThat(scene.wire.writes()).hasSize(story.writes);
            return scene.end();
        }
    }

    /** How it ended: the asset, and who got it and gave it back. */
    private record End(Asset asset, List<String> handovers) {}

    /** An asset and its device, right before the night that is to be broken. */
    private static final class Scene implements AutoCloseable {
        private final SnipeItHouse house;
        private final Wire wire;
        private final SnipeItPlatform platform;
        private final Nights nights;
        private final String anna;
        private final String id;

        Scene(SnipeItVersion version, Story story) throws Exception {
            house = new SnipeItHouse(version);
            wire = new Wire(house.url());
            platform = house.with(settings -> SettingsTo.url(settings, wire.url()));
            nights = new Nights(platform);
            anna = house.person("anna", "anna@example.com");
            house.person("bob", "bob@example.com");
            id = house.asset("A", SERIAL);
            nights.list("uuid-1", SERIAL, Nights.user("anna@example.com"));
            if (story != Story.FIRST_WRITE) {
                assertThat(nights.run()).isTrue();
                happen(story);
            }
        }

        private void happen(Story story) throws Exception {
            switch (story) {
                case HAND_OVER -> nights.list("uuid-1", SERIAL, Nights.user("bob@example.com"));
                case CLEAR -> nights.list("uuid-1", SERIAL, ObservedUser.unassigned());
                case END -> nights.drop("uuid-1");
                default -> {
                    nights.drop("uuid-1");
                    assertThat(nights.run()).isTrue();
                    if (story == Story.RECOVERY_FROM_A_PERSON) {
                        house.handOver(id, anna);
                    }
                    nights.list("uuid-2", SERIAL, Nights.user("bob@example.com"));
                }
            }
        }

        End end() throws Exception {
            return new End(platform.asset(id).orElseThrow(), house.handovers(id));
        }

        @Override
        public void close() {
            wire.close();
            house.close();
        }
    }
}
