package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.mdm.MdmDevice;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet whose names of devices and people were made to harm pages. */
class HostilePagesIT {
    private static final String MARK = "planted-mark";
    private static final List<String> NAMES = List.of(
            "<script>document.title='" + MARK + "'</script>",
            "\"><img src=x onerror=\"document.title='" + MARK + "'\">",
            "'; document.title='" + MARK + "'; //",
            "[[${T(java.lang.Runtime)}]] __${7*7}__ #{login.title}",
            "</td></tr></table><!-- \u202Eeman neddih\u202C \u2066ltr\u2069",
            "\uD83D\uDC69\u200D\uD83D\uDCBB\uD83C\uDFFD שלום مرحبا \u0301\u0301\u0301 Zo\u00EB",
            "long ".repeat(40) + "x".repeat(9_800),
            "=cmd|' /C calc'!A0\t%00&amp;&#x3C;script&#x3E;");

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Tour tour;

    @BeforeAll
    static void open() {
        tour = new Tour(home, 24, HostilePagesIT::rename);
    }

    @AfterAll
    static void close() {
        tour.close();
    }

    /** Each name once for a device and once for the person whom the MDM shows with one. */
    private static void rename(CompanyHost house) {
        rename(house.company.kandji());
        rename(house.company.jamf());
        house.company
                .snipeIt()
                .edit(world -> NAMES.forEach(name -> world.user("hostile" + NAMES.indexOf(name), draft -> draft.name(
                                name.substring(0, Math.min(name.length(), 190)), "x")
                        .email(address(NAMES.indexOf(name))))));
    }

    private static void rename(MdmTenant tenant) {
        var devices = tenant.devices().map(MdmDevice::serial).sorted().toList();
        for (var number = 0; number < NAMES.size(); number++) {
            var name = NAMES.get(number);
            var email = address(number);
            tenant.change(devices.get(number % devices.size()), draft -> draft.name(name)
                    .assignedTo(email, name));
        }
    }

    private static String address(int number) {
        return "hostile" + number + "@example.com";
    }

    @Test
    void harmsNoMarkup() {
        var browser = new Browser(tour.host());
        browser.logIn("ada", Browser.PASSWORD);
        for (var page : tour.pages()) {
            var body = browser.get(page.path()).body();
            Markup.assertSound(page.path(), body);
            assertThat(body).as(page.path()).doesNotContain("<img src=x", "class java.lang.Runtime", "__49__");
        }
    }

    @Test
    void harmsNoBrowser() {
        try (var chromium = Chromium.open(tour.host())) {
            chromium.logIn("ada");
            for (var page : tour.pages()) {
                chromium.width(360);
                chromium.go(page.path());
                assertThat(chromium.driver.getTitle()).as(page.path()).doesNotContain(MARK);
                assertThat(chromium.overflow()).as(page.path()).isZero();
                assertThat(chromium.complaints().stream().filter(complaint -> complaint.contains("Security Policy")))
                        .as(page.path())
                        .isEmpty();
            }
        }
    }
}
