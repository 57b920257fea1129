package dev.rollcall.api.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IsoInstantTest {
    private static final String SPELLED = "2024-07-23T14:11:37.150080Z";
    private static final String CHARACTERS = "0123456789-:.TZ +";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-07-23T14:11:37Z",
                "2024-07-23 14:11:37.1+00:00",
                "2024-07-23T14:11:37.150080123Z",
                "2024-02-29T23:59:59Z",
                "2023-12-31T00:00:00.000Z"
            })
    void readsTheUsualSpellingAsTheFormatterDoes(String text) {
        assertThat(IsoInstant.of(text)).contains(Lenient.parseInstant(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-07-23",
                "2024-07-23T14:11:37",
                "2024-07-23T14:11:37.Z",
                "2024-07-23T14:11:37.1500801234Z",
                "2024-07-23T14:11:37+02:00",
                "2024-07-23T14:11:37Z and more",
                "2024-07-23t14:11:37Z",
                "2023-02-29T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-07-23T24:00:00Z",
                "2024-07-23T14:60:37Z",
                "2024-07-23T14:11:60Z",
                "2024-07-2\u0663T14:11:37Z"
            })
    void leavesEveryOtherSpellingToTheFormatter(String text) {
        assertThat(IsoInstant.of(text)).isEmpty();
    }

    @Test
    void neverReadsATextOtherwiseThanTheFormatter() {
        var random = new Random(1);
        var read = 0;
        for (var round = 0; round < 20_000; round++) {
            var text = changed(random);
            var instant = IsoInstant.of(text);
            if (instant.isPresent()) {
                read++;
                assertThat(instant).as(text).isEqualTo(byFormatter(text));
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static String changed(Random random) {
        var text = new StringBuilder(SPELLED);
        for (var changes = random.nextInt(4); changes > 0; changes--) {
            var at = random.nextInt(text.length());
            text.setCharAt(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    private static Optional<Instant> byFormatter(String text) {
        try {
            return Optional.of(Lenient.parseInstant(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
