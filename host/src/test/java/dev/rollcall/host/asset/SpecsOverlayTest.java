package dev.rollcall.host.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpecsOverlayTest {
    private static final SpecKey<?>[] KEYS = {
        StandardSpecs.OS,
        StandardSpecs.MODEL,
        StandardSpecs.WIFI_MAC,
        StandardSpecs.ETHERNET_MAC,
        StandardSpecs.PROCESSOR
    };

    private final ValuePool values = new ValuePool();
    private final SpecsOverlay overlay = new SpecsOverlay(values);

    @Test
    void keepsOfTheOlderOnesWhatTheNewerLack() {
        var newer = overlay.shared(Map.of(StandardSpecs.OS, "macOS", StandardSpecs.MODEL, "Mac"));
        var older = overlay.shared(Map.of(StandardSpecs.OS, "Mac OS X", StandardSpecs.PROCESSOR, "M4"));
        assertThat(overlay.of(newer, older).asMap())
                .isEqualTo(
                        Map.of(StandardSpecs.OS, "macOS", StandardSpecs.MODEL, "Mac", StandardSpecs.PROCESSOR, "M4"));
        assertThat(overlay.of(newer, Specs.NONE)).isSameAs(newer);
        assertThat(overlay.of(Specs.NONE, older)).isEqualTo(older);
    }

    /** So many texts of a key that pools stop sharing them: with one, two and more texts of their own on either side. */
    @Test
    void givesEachDeviceItsOwnTexts() {
        var random = new Random(7);
        // The list's specs come from another pool, which has met other texts.
        var listed = new SpecsPool();
        for (var number = 0; number < 30_000; number++) {
            var newer = texts(random);
            var older = texts(random);
            var expected = new HashMap<>(older);
            expected.putAll(newer);
            var laid = overlay.of(listed.of(newer).sharing(values), overlay.shared(older));
            assertThat(laid.asMap()).isEqualTo(expected);
            assertThat(laid.digest()).isEqualTo(Specs.of(expected).digest());
            assertThat(laid).isEqualTo(Specs.of(expected));
        }
    }

    @Test
    void sharesWhatDevicesHaveInCommon() {
        Specs before = Specs.NONE;
        for (var number = 0; number < 3000; number++) {
            var newer = overlay.shared(Map.of(StandardSpecs.OS, "macOS"));
            var older = overlay.shared(Map.of(StandardSpecs.PROCESSOR, "M4", StandardSpecs.WIFI_MAC, "mac " + number));
            var laid = overlay.of(newer, older);
            if (number == 2999) {
                assertThat(laid.sharesWith(before)).isTrue();
                assertThat(laid.text(StandardSpecs.WIFI_MAC)).contains("mac 2999");
                assertThat(before.text(StandardSpecs.WIFI_MAC)).contains("mac 2998");
            }
            before = laid;
        }
    }

    private static Map<SpecKey<?>, String> texts(Random random) {
        var texts = new HashMap<SpecKey<?>, String>();
        for (var key : KEYS) {
            var isOwn = random.nextInt(3) == 0;
            if (random.nextBoolean()) {
                texts.put(key, "text " + random.nextInt(isOwn ? 1_000_000 : 2));
            }
        }
        return texts;
    }
}
