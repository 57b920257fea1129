package dev.rollcall.demo;

import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.util.TreeMap;

/** What somebody needs who sets a host up from nothing, as in docs/tutorial/first-handed-over-laptop.md. */
final class Handout {
    /** What is longer is a file, and no answer to a question of a page. */
    private static final int LONGEST = 120;

    private final Stage stage;
    private final Page page;

    Handout(Stage stage, Page page) {
        this.stage = stage;
        this.page = page;
    }

    void tell() {
        page.title("A company, and a Rollcall that knows nothing of it");
        page.sentence("Make the first ADMIN here, within an hour:");
        page.line(stage.firstAdminLink());
        page.blank();
        page.sentence("What the pages will ask for:");
        page.blank();
        var book = stage.company().book();
        page.item(book.product().title());
        value("URL", book.url().toString());
        value("API token", Company.SYNC_TOKEN);
        value("status of assets in use", CompanyPlatform.ALLOCATED);
        value("status of assets given back", CompanyPlatform.TRANSFERRED);
        stage.company().tenants().stream().filter(Handout::canBeTyped).forEach(this::tenant);
        page.blank();
        page.sentence(book.product() + " is at that address, too: its API can be asked, and has no pages. All of it"
                + " stays up until you press Ctrl-C.");
    }

    private static boolean canBeTyped(MdmTenant tenant) {
        return tenant.settings().values().stream().allMatch(value -> value.length() <= LONGEST);
    }

    private void tenant(MdmTenant tenant) {
        page.blank();
        page.item(tenant.title());
        new TreeMap<>(tenant.settings()).forEach(this::value);
    }

    private void value(String name, String value) {
        page.line("%-28s %s".formatted(name, value));
    }
}
