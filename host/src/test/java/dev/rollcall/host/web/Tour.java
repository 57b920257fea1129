package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.mdm.MdmTenant;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A host some days into its use, so that each page has something to show; and its pages. */
final class Tour implements AutoCloseable {
    /** The pages that need no login. */
    static final List<Page> OPEN = List.of(new Page("login", "/login"), new Page("first-admin-gone", "/first-admin"));

    private final CompanyHost house;
    private final String run;
    private final String serial;

    /** With that many devices in all MDMs; its ADMIN is called ada, its OPERATOR olga, its VIEWER vic. */
    Tour(Path home, int devices) {
        this(home, devices, house -> {});
    }

    /** One whose company was changed before anything was synced. */
    Tour(Path home, int devices, Consumer<CompanyHost> change) {
        house = new CompanyHost(home, devices);
        change.accept(house);
        house.api.person("ada", "ADMIN");
        house.api.person("olga", "OPERATOR");
        house.api.person("vic", "VIEWER");
        activate("Acme Iru", house.company.kandji());
        house.connect(house.company.jamf(), "Acme Jamf");
        serial = house.company.kandji().devices().findFirst().orElseThrow().serial();
        run = house.run("Acme%20Iru", "{\"mode\": \"APPLY\"}").text("/id");
    }

    /** A page, and the name of its picture. */
    record Page(String name, String path) {}

    ApiHost host() {
        return house.api;
    }

    CompanyHost house() {
        return house;
    }

    /** The pages of who is logged in as an ADMIN. */
    List<Page> pages() {
        return List.of(
                new Page("account", "/account"),
                new Page("sync", "/sync"),
                new Page("sync-device", "/sync?serial=" + serial),
                new Page("sync-runs", "/sync/runs/" + run),
                new Page("runs", "/runs"),
                new Page("run", "/runs/" + run),
                new Page("run-choose", "/runs/" + run + "?state=DONE"),
                new Page("run-revert", "/runs/" + run + "/revert?all=true"),
                new Page("history", "/assets/" + serial),
                new Page("history-empty", "/assets/UNSEEN"),
                new Page("rules", "/rules"),
                new Page("problem", "/nowhere"));
    }

    private void activate(String name, MdmTenant tenant) {
        var made = house.connectOptedIn(tenant, name);
        var on = house.api.post("/api/v1/connections/" + made.text("/id") + "/activate");
        assertThat(on.status()).as(on.body()).isEqualTo(200);
    }

    @Override
    public void close() {
        house.close();
    }
}
