package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.access.people.FirstAdmin;
import dev.rollcall.sandbox.day.BookAsset;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmDevice;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first day of an admin before a real browser, from the link in the log to a hand-over and back: what
 * docs/tutorial/first-handed-over-laptop.md says, with its numbers.
 */
class FirstDayFlowIT {
    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Chromium ada;

    @BeforeAll
    static void open() {
        house = CompanyHost.inTheTutorial(home, 120);
        ada = Chromium.open(house.api);
    }

    @AfterAll
    static void close() {
        if (ada != null) {
            ada.close();
        }
        house.close();
    }

    @Test
    void leadsFromTheFirstStartToAHandOverAndBack() {
        makesTheFirstAdmin();
        namesThePlatform();
        connectsAnMdm();
        previews();
        syncsNow("59 written");
        take("first-sync");

        var before = holders();
        allowsTheMdmToUpdateAssignees();
        assertThat(holders()).isEqualTo(before);
        syncsNow("1 written");
        ada.awaitText("Handed over");
        take("hand-over");
        assertThat(holders().entrySet().stream()
                        .filter(holder -> !holder.getValue().equals(before.get(holder.getKey()))))
                .hasSize(1);

        takesItBack();
        assertThat(holders()).isEqualTo(before);
        assertThat(ada.complaints()).isEmpty();
    }

    private static void makesTheFirstAdmin() {
        ada.go("/first-admin?token="
                + house.api.context.getBean(FirstAdmin.class).issue().orElseThrow());
        ada.type("name", "ada");
        ada.type("password", Browser.PASSWORD);
        ada.type("again", Browser.PASSWORD);
        ada.press("Make the first ADMIN");
        ada.awaitText("The first ADMIN is made.");
        ada.logIn("ada");
        assertThat(ada.path()).isEqualTo("/setup");
    }

    private static void namesThePlatform() {
        ada.type("url", house.company.snipeIt().url().toString());
        ada.type("token", CompanyHost.PLATFORM_TOKEN);
        take("platform");
        ada.press("Save and look at it");
        ada.awaitText("Choose one for each");
        ada.choose("statuses.allocated", CompanyPlatform.ALLOCATED);
        ada.choose("statuses.transferred", CompanyPlatform.TRANSFERRED);
        take("statuses");
        ada.press("Save and look again");
        ada.awaitText("The platform is ready.");
        ada.press("Connect your first MDM");
        ada.waitFor("the integrations", () -> ada.path().equals("/integrations"));
    }

    private static void connectsAnMdm() {
        ada.go("/integrations/kandji/connect");
        assertThat(ada.one("#optIn").isSelected()).isFalse();
        ada.type("name", "Acme Iru");
        house.company.kandji().settings().forEach((key, value) -> ada.type("settings." + key, value));
        ada.press("Test connection");
        ada.awaitText("Everything that a sync needs is there");
        take("connect");
        ada.press("Save");
        ada.awaitText("Saved, and not active yet.");
    }

    private static void previews() {
        var settings = ada.path();
        ada.press("Preview the first sync");
        ada.awaitText("59 changes would be written");
        ada.awaitText("R50");
        take("preview");
        ada.go(settings);
        ada.press("Activate");
        ada.awaitText("Active now.");
    }

    private static void syncsNow(String result) {
        ada.go("/integrations");
        ada.press("Sync now");
        ada.waitFor("the run", () -> ada.path().startsWith("/runs/"));
        ada.awaitText("All was read, and all that was decided is written.");
        assertThat(ada.text()).contains(result);
    }

    private static void allowsTheMdmToUpdateAssignees() {
        ada.go("/integrations");
        ada.press("Settings");
        ada.press("Switch on …");
        ada.one("dialog[open]");
        assertThat(ada.driver.switchTo().activeElement().getText())
                .isEqualTo("Let the MDM update assignees in Acme Iru?");
        ada.press("See what the next sync would do");
        ada.awaitText("one assignee would change");
        assertThat(ada.shows("dialog[open]")).isTrue();
        take("opt-in");
        ada.press("Yes, let the MDM update assignees");
        ada.awaitText("“Allow MDM to update assignee” is on.");
    }

    private static void takesItBack() {
        ada.press("Take the run back");
        ada.awaitText("An asset is left alone");
        ada.press("Take it back");
        ada.awaitText("All was read, and all that was decided is written.");
    }

    /** Who holds what Iru sees, by serial. */
    private static Map<String, Optional<Integer>> holders() {
        return house.company
                .kandji()
                .devices()
                .map(MdmDevice::serial)
                .distinct()
                .collect(Collectors.toMap(
                        serial -> serial, serial -> house.company.asset(serial).flatMap(BookAsset::assignee)));
    }

    /** Looks at what the tutorial shows; its pictures are taken with {@code -Drollcall.docs.write=true}. */
    private static void take(String name) {
        for (var dark : new boolean[] {true, false}) {
            ada.dark(dark);
            assertThat(ada.violations()).as(name).isEmpty();
        }
        if (Boolean.getBoolean("rollcall.docs.write")) {
            ada.picture(Path.of("../docs/images/tutorial-" + name + ".webp"));
        }
    }
}
