package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.sync.RunProgress.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final StringWriter text = new StringWriter();
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");

    @Test
    void changesOneLineOnATerminal() {
        var screen = screen(12);
        screen.show("a", "one");
        screen.show("a", "much too long for it");
        screen.clear();
        assertThat(text.toString()).isEqualTo("\r\u001b[Kone\r\u001b[Kmuch too l…\r\u001b[K");
    }

    @Test
    void keepsToALineForEachStepAndOneNowAndThenWithoutATerminal() {
        var screen = screen(0);
        screen.show("reading", "1 read");
        screen.show("reading", "2 read");
        now = now.plusSeconds(31);
        screen.show("reading", "3 read");
        screen.show("writing", "1 written");
        screen.clear();
        assertThat(text.toString().lines()).containsExactly("1 read", "3 read", "1 written");
    }

    @Test
    void tellsTheExpectedEnd() {
        var times = new TimeText(ZoneOffset.UTC);
        var known = new ProgressView(Phase.WRITING, 700, 812, 1000, 120, Duration.ofMinutes(12));
        assertThat(known.line("Acme", now, times))
                .isEqualTo("Acme: 120 of 1000 written, ends at about 03:12 (in 12 min) …");
        var unknown = new ProgressView(Phase.READING, 700, 812, 0, 0, null);
        assertThat(unknown.line("Acme", now, times)).isEqualTo("Acme: reading, 700 devices and 812 assets so far …");
    }

    private Screen screen(int width) {
        return new Screen(new PrintWriter(text, true), width, () -> now);
    }
}
