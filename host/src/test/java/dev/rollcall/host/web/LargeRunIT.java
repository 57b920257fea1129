package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with 100,000 changes on its page. The figures that it prints are in docs/reference/benchmarks.md. */
class LargeRunIT {
    private static final int CHANGES = 100_000;
    private static final int AT_ONCE = 5_000;
    /** One page of a list and what is around it, whatever the run's size. */
    private static final int LARGEST = 400_000;

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    private static String run = "";

    @BeforeAll
    static void fill() {
        host = ApiHost.start(home, Map.of());
        host.person("vic", "VIEWER");
        var journal = new FilledJournal(host);
        run = journal.run(
                "iru", Purpose.APPLY, RunState.SUCCEEDED, Instant.now().minus(Duration.ofHours(1)));
        for (var first = 0; first < CHANGES; first += AT_ONCE) {
            journal.add(IntStream.range(first, first + AT_ONCE)
                    .mapToObj(number -> journal.entry(run, "C%09d".formatted(number)))
                    .toList());
        }
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void isShownAPageAtATime() {
        var browser = new Browser(host);
        browser.logIn("vic", Browser.PASSWORD);
        for (var path : new String[] {
            "/runs",
            "/runs/" + run,
            "/runs/" + run + "?text=C000099999",
            "/runs/" + run + "?rule=R21",
            "/assets/C000050000"
        }) {
            browser.get(path);
            var began = System.nanoTime();
            var page = browser.get(path);
            var took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body().length()).as(path).isLessThan(LARGEST);
            System.out.printf(
                    "%s: %d ms, %d KiB%n",
                    path.replace(run, "RUN"), took.toMillis(), page.body().length() / 1024);
        }
        assertThat(browser.get("/runs/" + run).body()).contains("100,000 changes and remarks", "C000000000");
        assertThat(browser.get("/runs/" + run + "?text=C000099999").body())
                .contains("C000099999")
                .doesNotContain("C000099998");
    }

    @Test
    void goesOnToItsNextPageInABrowser() {
        try (var chromium = Chromium.open(host)) {
            chromium.logIn("vic");
            chromium.go("/runs/" + run);
            chromium.awaitText("C000000000");
            chromium.press("Next");
            chromium.awaitText("C000000050");
            assertThat(chromium.text()).doesNotContain("C000000000");
            System.out.println("Time to first byte in the browser: "
                    + chromium.driver.executeScript("const timing = performance.getEntriesByType('navigation')[0];"
                            + "return Math.round(timing.responseStart - timing.requestStart) + ' ms, '"
                            + " + timing.encodedBodySize + ' bytes'"));
        }
    }
}
