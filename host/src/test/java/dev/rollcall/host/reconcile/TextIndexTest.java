package dev.rollcall.host.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextIndexTest {
    private record Entry(String text, int number) {}

    @Test
    void findsWhatAMapWouldFind() {
        for (var expected : new int[] {0, 1, 50, 5000}) {
            var index = new TextIndex<>(Entry::text, expected);
            var map = new HashMap<String, Entry>();
            var random = new Random(expected);
            for (var number = 0; number < 3000; number++) {
                var entry = new Entry("key-" + random.nextInt(2000), number);
                assertThat(index.put(entry)).isEqualTo(map.put(entry.text, entry));
            }
            assertThat(index.size()).isEqualTo(map.size());
            for (var key = 0; key < 2100; key++) {
                assertThat(index.get("key-" + key)).isEqualTo(map.get("key-" + key));
            }
        }
    }

    @Test
    void tellsTextsOfOneHashApart() {
        var index = new TextIndex<>(Entry::text, 4);
        assertThat("AaAa".hashCode()).isEqualTo("BBBB".hashCode()).isEqualTo("AaBB".hashCode());
        assertThat(index.put(new Entry("AaAa", 1))).isNull();
        assertThat(index.put(new Entry("BBBB", 2))).isNull();
        assertThat(index.get("AaBB")).isNull();
        assertThat(index.get("AaAa")).isEqualTo(new Entry("AaAa", 1));
        assertThat(index.get("BBBB")).isEqualTo(new Entry("BBBB", 2));
    }
}
