package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.access.people.FirstAdmin;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmDevice;
import dev.rollcall.sandbox.snipeit.AssetState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first day of an admin before a real browser: from the link in the log to a hand-over, and back. */
class FirstDayFlowIT {
    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static CompanyHost house;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Chromium ada;

    @BeforeAll
    static void open() {
        house = CompanyHost.onTheFirstDay(home, 30);
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
        var devices = heldDevices();
        var before = holder(devices.get(0));
        var bySomebodyElse = devices.get(1).user();
        house.company.kandji().assign(devices.get(0).serial(), bySomebodyElse.email(), bySomebodyElse.name());

        connectsAnMdm();
        previewsAndSyncs();
        assertThat(holder(devices.get(0))).isEqualTo(before);

        allowsTheMdmToUpdateAssignees();
        syncsNow();
        ada.awaitText("Handed over");
        assertThat(holder(devices.get(0))).isEqualTo(holder(devices.get(1))).isNotEqualTo(before);

        takesItBack();
        assertThat(holder(devices.get(0))).isEqualTo(before);
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
        ada.press("Save and look at it");
        ada.awaitText("Choose one for each");
        ada.choose("statuses.allocated", CompanyPlatform.ALLOCATED);
        ada.choose("statuses.transferred", CompanyPlatform.TRANSFERRED);
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
        ada.press("Save");
        ada.awaitText("Saved, and not active yet.");
    }

    private static void previewsAndSyncs() {
        var settings = ada.path();
        ada.press("Preview the first sync");
        ada.awaitText("would be written");
        ada.go(settings);
        ada.press("Activate");
        ada.awaitText("Active now.");
        syncsNow();
    }

    private static void syncsNow() {
        ada.go("/integrations");
        ada.press("Sync now");
        ada.waitFor("the run", () -> ada.path().startsWith("/runs/"));
        ada.awaitText("All was read, and all that was decided is written.");
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
        ada.press("Yes, let the MDM update assignees");
        ada.awaitText("“Allow MDM to update assignee” is on.");
    }

    private static void takesItBack() {
        ada.press("Take the run back");
        ada.awaitText("An asset is left alone");
        ada.press("Take it back");
        ada.awaitText("All was read, and all that was decided is written.");
    }

    /** Whose MDM and platform agree. */
    private static List<MdmDevice> heldDevices() {
        return house.company
                .kandji()
                .devices()
                .filter(device -> device.user().isAssigned())
                .filter(device -> house.company
                        .asset(device.serial())
                        .filter(asset -> house.company.status(asset).equals(CompanyPlatform.ALLOCATED))
                        .flatMap(AssetState::assignee)
                        .equals(house.company.personId(device.user().email())))
                .limit(2)
                .toList();
    }

    private static int holder(MdmDevice device) {
        return house.company.asset(device.serial()).orElseThrow().assignee().orElseThrow();
    }
}
