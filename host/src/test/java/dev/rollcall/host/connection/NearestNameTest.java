package dev.rollcall.host.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> NAMES = List.of("platform", "plugins", "home");

    @Test
    void findsWhatWasMeant() {
        assertThat(NearestName.of("platfrom", NAMES)).contains("platform");
        assertThat(NearestName.of("PLUG-IN", NAMES)).contains("plugins");
        assertThat(NearestName.of("hme", NAMES)).contains("home");
    }

    @Test
    void findsNothingFarAway() {
        assertThat(NearestName.of("schedule", NAMES)).isEmpty();
    }
}
