package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.mdm.MdmTenant;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A host some days into its use, so that each page has something to show; and its pages. */
final class Tour implements AutoCloseable {
    /** So many at once that a person is asked. */
    private static final int GONE = 7;

    /** The pages that need no login. */
    static final List<Page> OPEN = List.of(new Page("login", "/login"), new Page("first-admin-gone", "/first-admin"));

    private final CompanyHost house;
    private final String iru;
    private final String jamf;
    private final String run;
    private final String held;
    private final String preview;
    private final String serial;
    private final String person;

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
        house.api.token("nightly script", "OPERATOR");
        person = house.items("/api/v1/people").stream()
                .filter(one -> one.path("name").asString().equals("olga"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        iru = activate("Acme Iru", house.company.kandji());
        jamf = house.connect(house.company.jamf(), "Acme Jamf").text("/id");
        serial = house.company.kandji().devices().findFirst().orElseThrow().serial();
        run = house.run(iru, "{\"mode\": \"APPLY\"}").text("/id");
        preview = house.run(jamf, "{\"mode\": \"PREVIEW\"}").text("/id");
        house.company.kandji().vanish(GONE);
        held = house.run(iru, "{\"mode\": \"APPLY\"}").text("/id");
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
                new Page("integrations", "/integrations"),
                new Page("connect", "/integrations/kandji/connect"),
                new Page("settings", "/connections/" + iru),
                new Page("settings-new", "/connections/" + jamf),
                new Page("opt-in", "/connections/" + jamf + "/opt-in"),
                new Page("delete", "/connections/" + iru + "/delete"),
                new Page("devices", "/connections/" + iru + "/devices"),
                new Page("devices-empty", "/connections/" + jamf + "/devices"),
                new Page("setup", "/setup"),
                new Page("platform", "/platform"),
                new Page("plugins", "/plugins"),
                new Page("plugin", "/plugins/kandji"),
                new Page("people", "/people"),
                new Page("person", "/people/" + person),
                new Page("tokens", "/tokens"),
                new Page("notifications", "/notifications"),
                new Page("audit", "/audit"),
                new Page("about", "/about"),
                new Page("account", "/account"),
                new Page("sync", "/sync"),
                new Page("sync-device", "/sync?serial=" + serial),
                new Page("sync-runs", "/sync/runs/" + run),
                new Page("runs", "/runs"),
                new Page("run", "/runs/" + run),
                new Page("run-held", "/runs/" + held),
                new Page("run-preview", "/runs/" + preview),
                new Page("run-choose", "/runs/" + run + "?state=DONE"),
                new Page("run-revert", "/runs/" + run + "/revert?all=true"),
                new Page("history", "/assets/" + serial),
                new Page("history-empty", "/assets/UNSEEN"),
                new Page("rules", "/rules"),
                new Page("platform-prepare", "/platform/prepare"),
                new Page("problem", "/nowhere"));
    }

    private String activate(String name, MdmTenant tenant) {
        var id = house.connectOptedIn(tenant, name).text("/id");
        var on = house.api.post("/api/v1/connections/" + id + "/activate");
        assertThat(on.status()).as(on.body()).isEqualTo(200);
        return id;
    }

    @Override
    public void close() {
        house.close();
    }
}
