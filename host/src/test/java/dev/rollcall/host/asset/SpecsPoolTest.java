package dev.rollcall.host.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecsPoolTest {
    private static Map<SpecKey<?>, String> values(int number) {
        return Map.of(
                StandardSpecs.OS,
                "macOS",
                StandardSpecs.OS_VERSION,
                "",
                StandardSpecs.WIFI_MAC,
                "mac " + number,
                StandardSpecs.MODEL,
                "model " + number);
    }

    /** More than a pool keeps of a key's texts, so that the later ones have two texts of their own. */
    @Test
    void makesWhatItWasGivenHoweverManyTextsThereAre() {
        var pool = new SpecsPool();
        var values = new ValuePool();
        var oneOwn = new ArrayList<Map<SpecKey<?>, String>>();
        for (var number = 0; number < 3000; number++) {
            var made = pool.of(values(number));
            var expected = Specs.of(values(number));
            assertThat(made).isEqualTo(expected).hasSameHashCodeAs(expected);
            assertThat(made.sharing(values)).isEqualTo(expected);
            assertThat(made.digest()).isEqualTo(expected.digest());
            var address = Map.<SpecKey<?>, String>of(StandardSpecs.OS, "iOS", StandardSpecs.WIFI_MAC, "mac " + number);
            assertThat(pool.of(address).sharing(values).asMap()).isEqualTo(address);
            oneOwn.add(address);
        }
        assertThat(pool.of(oneOwn.get(2500))).isNotEqualTo(pool.of(oneOwn.get(2501)));
    }

    @Test
    void saysInWhatTextsOfTheirOwnDiffer() {
        var pool = new SpecsPool();
        for (var number = 0; number < 3000; number++) {
            pool.of(values(number));
        }
        var field = pool.of(Map.of(StandardSpecs.OS, "macOS", StandardSpecs.WIFI_MAC, "old"));
        var reported = pool.of(Map.of(StandardSpecs.WIFI_MAC, "new", StandardSpecs.MODEL, "Mac"));
        assertThat(field.differencesTo(reported))
                .containsExactly(new Specs.Difference(StandardSpecs.WIFI_MAC, "old", "new"));
    }
}
