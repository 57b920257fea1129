package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page in a real browser: for people with any eyes and hands, on screens of any width, in light and dark. */
class PagesIT {
    private static final Path DOCS = Path.of("../docs/images");
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
    void hasAPictureOfEveryPage() throws IOException {
        var told = Files.readString(Path.of("../docs/reference/pages.md"));
        assertThat(Stream.concat(Tour.OPEN.stream(), tour.pages().stream()))
                .extracting(Tour.Page::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(told).contains("(../images/" + name + ".webp)"))
                .allSatisfy(name -> assertThat(DOCS.resolve(name + ".webp")).exists());
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
            look(LAPTOP, false);
            chromium.go(page.path());
            for (var complaint : complaints(page)) {
                found.add(page.path() + ": " + complaint);
            }
            found.addAll(seen(page, LAPTOP, false));
            look(TABLET, false);
            found.addAll(tooWide(page, TABLET));
            found.addAll(seen(page, PHONE, false));
            found.addAll(seen(page, LAPTOP, true));
        }
        return found;
    }

    private static List<String> seen(Tour.Page page, int width, boolean dark) {
        look(width, dark);
        take(page, width, dark);
        var found = new ArrayList<>(tooWide(page, width));
        var violations = chromium.violations();
        // Each sort of them once a page: a table has the same in every row.
        for (var violation : violations.stream()
                .collect(Collectors.toMap(text -> text.split(":", 2)[0], text -> text, (one, other) -> one))
                .values()) {
            found.add("%s at %d, %s: %s".formatted(page.path(), width, dark ? "dark" : "light", violation));
        }
        return found;
    }

    private static void look(int width, boolean dark) {
        chromium.dark(dark);
        chromium.width(width);
    }

    private static List<String> tooWide(Tour.Page page, int width) {
        var overflow = chromium.overflow();
        return overflow > 0
                ? List.of("%s at %d: %d pixels wider than the window".formatted(page.path(), width, overflow))
                : List.of();
    }

    /**
     * Pictures are for people: {@code -Drollcall.pictures=FOLDER} has all of them taken to look at, and
     * {@code -Drollcall.docs.write=true} those of docs/images.
     */
    private static void take(Tour.Page page, int width, boolean dark) {
        var folder = System.getProperty("rollcall.pictures");
        if (folder != null) {
            chromium.picture(Path.of(folder, "%s-%d-%s.png".formatted(page.name(), width, dark ? "dark" : "light")));
        }
        if (Boolean.getBoolean("rollcall.docs.write") && width == LAPTOP && !dark) {
            chromium.picture(DOCS.resolve(page.name() + ".webp"));
        }
    }

    /** A page that tells a problem has its status, which the browser complains of. */
    private static List<String> complaints(Tour.Page page) {
        var own = tour.host().address(page.path()) + " - Failed to load resource";
        return chromium.complaints().stream()
                .filter(complaint -> !complaint.startsWith(own))
                .toList();
    }
}
