package dev.rollcall.host.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ValuePoolTest {
    @Test
    void givesTheFirstOfEqualValuesHoweverManyThereAre() {
        var pool = new ValuePool();
        var first = new ArrayList<String>();
        for (var number = 0; number < 10_000; number++) {
            first.add(pool.shared("serial " + number));
        }
        for (var number = 0; number < first.size(); number++) {
            assertThat(pool.shared("serial " + number)).isSameAs(first.get(number));
        }
    }

    @Test
    void keepsValuesOfOneHashApart() {
        var pool = new ValuePool();
        assertThat(pool.shared("Aa")).isEqualTo("Aa");
        assertThat(pool.shared("BB")).isEqualTo("BB");
        assertThat(pool.shared("Aa")).isEqualTo("Aa");
    }

    @Test
    void hasNothingInPlaceOfNothing() {
        assertThat(new ValuePool().<String>sharedOrNull(null)).isNull();
    }
}
