package dev.rollcall.host.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Where a command shows how far it is: one line that changes, on a terminal; elsewhere, where lines are kept, a line for
 * each step and now and then one in between.
 */
final class Screen {
    /** Set by the launcher, which can tell: the width of the terminal that standard error is. */
    static final String WIDTH = "ROLLCALL_TERMINAL";

    /** Set by the launcher where standard input is a terminal, so that somebody can be asked. */
    static final String ANSWERS = "ROLLCALL_ANSWERS";

    private static final Duration SPARSE = Duration.ofSeconds(30);

    private final PrintWriter err;
    private final int width;
    private final InstantSource clock;
    private String step = "";
    private Instant printed = Instant.EPOCH;
    private boolean isShown;

    /**
     * For a command.
     *
     * @param width of the terminal; 0 if there is none
     */
    Screen(PrintWriter err, int width, InstantSource clock) {
        this.err = err;
        this.width = width;
        this.clock = clock;
    }

    static Screen of(PrintWriter err, Map<String, String> environment) {
        var width = environment.getOrDefault(WIDTH, "");
        return new Screen(err, width.matches("[0-9]{1,4}") ? Integer.parseInt(width) : 0, InstantSource.system());
    }

    /**
     * Shows how far it is.
     *
     * @param step what is done now; a line of another step is always printed
     */
    void show(String step, String line) {
        var plain = TextTable.plain(line);
        if (width > 0) {
            err.print("\r\u001b[K" + cut(plain));
            err.flush();
            isShown = true;
            return;
        }
        var now = clock.instant();
        if (!step.equals(this.step) || printed.plus(SPARSE).isBefore(now)) {
            err.println(plain);
            this.step = step;
            printed = now;
        }
    }

    /** Takes the changing line away, so that something else can be printed. */
    void clear() {
        if (isShown) {
            err.print("\r\u001b[K");
            err.flush();
            isShown = false;
        }
    }

    private String cut(String line) {
        var most = Math.max(1, width - 1);
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
