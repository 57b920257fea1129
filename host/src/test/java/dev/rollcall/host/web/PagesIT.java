package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page in a real browser: for people with any eyes and hands, on screens of any width, in light and dark. */
class PagesIT {
    private static final int PHONE = 360;
    private static final int TABLET = 768;
    private static final int LAPTOP = 1440;

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Tour tour;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        tour = new Tour(home, 40);
        chromium = Chromium.open(tour.host());
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        tour.close();
    }

    @Test
    void standsInNobodysWay() {
        assertThat(found(Tour.OPEN)).isEmpty();
        chromium.logIn("ada");
        assertThat(found(tour.pages())).isEmpty();
    }

    @Test
    void seesWhatIsInTheWay() {
        chromium.driver.get("data:text/html,<html><body><img src='x'><div><input type='text'></div>");
        assertThat(chromium.violations()).isNotEmpty();
        chromium.width(PHONE);
        chromium.driver.get("data:text/html,<html lang='en'><title>wide</title><main><h1>" + "wide".repeat(99));
        assertThat(chromium.overflow()).isPositive();
    }

    /** What is wrong, a line for each finding: with the page and how it was looked at. */
    private static List<String> found(List<Tour.Page> pages) {
        var found = new ArrayList<String>();
        for (var page : pages) {
            for (var dark : List.of(false, true)) {
                chromium.dark(dark);
                for (var width : List.of(LAPTOP, TABLET, PHONE)) {
                    chromium.width(width);
                    chromium.go(page.path());
                    findings(page, width != TABLET)
                            .forEach(finding -> found.add("%s at %d, %s: %s"
                                    .formatted(page.path(), width, dark ? "dark" : "light", finding)));
                }
            }
        }
        return found;
    }

    private static List<String> findings(Tour.Page page, boolean isLookedAtByAxe) {
        var overflow = chromium.overflow();
        return Stream.of(
                        isLookedAtByAxe ? chromium.violations() : List.<String>of(),
                        complaints(page),
                        overflow > 0 ? List.of(overflow + " pixels wider than the window") : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    /** A page that tells a problem has its status, which the browser complains of. */
    private static List<String> complaints(Tour.Page page) {
        var own = tour.host().address(page.path()) + " - Failed to load resource";
        return chromium.complaints().stream()
                .filter(complaint -> !complaint.startsWith(own))
                .toList();
    }
}
