package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of the kind of platform in a real browser, and the fields that follow from it. */
class PlatformKindFlowIT {
    private static final int PHONE = 360;
    private static final int LAPTOP = 1440;

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Chromium ada;

    @BeforeAll
    static void open() {
        host = ApiHost.start(home, Map.of());
        host.person("ada", "ADMIN");
        ada = Chromium.open(host);
        ada.logIn("ada");
    }

    @AfterAll
    static void close() {
        if (ada != null) {
            ada.close();
        }
        host.close();
    }

    @Test
    void showsTheFieldsOfTheChosenKindToEverybody() {
        for (var path : List.of("/setup", "/platform")) {
            ada.go(path);
            assertThat(ada.shows("[id='glpi.appToken']")).isFalse();
            ada.one("input[name=kind][value=glpi]").click();
            ada.press("Continue");
            ada.awaitText("App token");
            assertThat(ada.path()).startsWith(path);
            assertThat(ada.one("input[name=kind][value=glpi]").isSelected()).isTrue();
            assertThat(found(path)).isEmpty();
            ada.one("input[name=kind][value=snipe-it]").click();
            ada.press("Continue");
            ada.awaitText("without /api/v1");
            assertThat(found(path)).isEmpty();
        }
        assertThat(ada.complaints()).isEmpty();
    }

    private static List<String> found(String path) {
        var found = new ArrayList<String>();
        for (var width : List.of(PHONE, LAPTOP)) {
            ada.width(width);
            if (ada.overflow() > 0) {
                found.add(path + " at " + width + ": " + ada.overflow() + " pixels wider than the window");
            }
            found.addAll(ada.violations());
            ada.dark(true);
            found.addAll(ada.violations());
            ada.dark(false);
        }
        take(path.substring(1) + "-" + ada.one("input[name=kind]:checked").getAttribute("value"));
        return found;
    }

    /** Pictures are for people: {@code -Drollcall.pictures=FOLDER} has them taken to look at. */
    private static void take(String name) {
        var folder = System.getProperty("rollcall.pictures");
        if (folder != null) {
            ada.picture(Path.of(folder, name + ".png"));
        }
    }
}
