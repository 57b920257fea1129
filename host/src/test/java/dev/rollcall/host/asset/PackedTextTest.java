package dev.rollcall.host.asset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedTextTest {
    @Test
    void givesBackWhatWasPacked() {
        for (var text : new String[] {"", "MacBook of Zoë", "Гёте", "端末", "💻"}) {
            assertThat(PackedText.text(PackedText.of(text))).isEqualTo(text);
        }
        assertThat(PackedText.text(PackedText.of(null))).isNull();
    }

    @Test
    void replacesWhatIsNoCharacter() {
        assertThat(PackedText.text(PackedText.of("a\ud83db"))).isEqualTo("a?b");
    }
}
