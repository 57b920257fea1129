package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.ApiHost.Answer;
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.Product;
import dev.rollcall.sandbox.mdm.MdmTenant;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A host with the built plugins, beside a company of the sandbox. */
final class CompanyHost implements AutoCloseable {
    static final String PLATFORM_TOKEN = "planted-platform-token-77aa";
    /** Of the sender {@code snipe}. */
    static final String SENDER_SECRET = "whsec_CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC";

    final Company company;
    final ApiHost api;

    CompanyHost(Path home, int devices) {
        this(home, CompanyOptions.of(devices).withoutTraps(), name -> true);
    }

    private CompanyHost(Path home, CompanyOptions options, Predicate<String> kept) {
        company = Company.open(options);
        if (!options.platform().isGlpi()) {
            company.snipeIt()
                    .edit(world -> world.token(PLATFORM_TOKEN, world.user("api", draft -> draft.name("Api", "Sync")
                            .permissions(SnipeItWorld.SYNC_PERMISSIONS))));
        }
        var properties = properties();
        properties.keySet().removeIf(name -> !kept.test(name));
        api = ApiHost.start(home, properties);
    }

    /** One whose configuration says nothing of the company's platform, as on the first day. */
    static CompanyHost onTheFirstDay(Path home, int devices) {
        return onTheFirstDay(home, devices, Product.SNIPE_IT);
    }

    static CompanyHost onTheFirstDay(Path home, int devices, Product platform) {
        return new CompanyHost(
                home,
                CompanyOptions.of(devices).withoutTraps().platform(platform),
                name -> !name.startsWith("rollcall.platform."));
    }

    /** The company of {@code ./rollcall demo --from-nothing} on its first day, with a platform that is in no hurry to throttle. */
    static CompanyHost inTheTutorial(Path home, int devices) {
        return new CompanyHost(
                home,
                CompanyOptions.of(devices).withoutTraps().withAllMdms(),
                name -> !name.startsWith("rollcall.platform.") || name.endsWith(".requests-per-minute"));
    }

    Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("rollcall.plugins.folder", Objects.requireNonNull(System.getProperty("rollcall.drop-in")));
        properties.put("rollcall.http.allow-insecure", "true");
        properties.put("rollcall.access.senders.snipe.secret", SENDER_SECRET);
        properties.put("rollcall.platform.url", company.book().url().toString());
        properties.put("rollcall.platform.token", PLATFORM_TOKEN);
        properties.put("rollcall.platform.requests-per-minute", "10000");
        properties.put("rollcall.platform.statuses.allocated", CompanyPlatform.ALLOCATED);
        properties.put("rollcall.platform.statuses.transferred", CompanyPlatform.TRANSFERRED);
        properties.put("rollcall.platform.order.field", CompanyPlatform.ORDER);
        return properties;
    }

    static ObjectNode body(MdmTenant tenant, String name) {
        var body = ApiHost.JSON
                .createObjectNode()
                .put("provider", tenant.provider())
                .put("name", name);
        var settings = body.putObject("settings");
        tenant.settings().forEach(settings::put);
        return body;
    }

    /** One with the opt-in off. */
    Answer connect(MdmTenant tenant, String name) {
        return made(body(tenant, name));
    }

    Answer connectOptedIn(MdmTenant tenant, String name) {
        var body = body(tenant, name).put("confirm", true);
        body.putObject("policy").put("allowAssigneeUpdates", true);
        return made(body);
    }

    private Answer made(ObjectNode body) {
        var made = api.post("/api/v1/connections", body.toString());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    Answer patch(String connection, String change) {
        return api.call("PATCH", "/api/v1/connections/" + connection, change);
    }

    Answer patch(String connection, String change, String ifMatch) {
        return api.send(api.request("/api/v1/connections/" + connection)
                .header("If-Match", ifMatch)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(change)));
    }

    Answer start(String connection, String body) {
        return api.post("/api/v1/connections/" + connection + "/runs", body);
    }

    /** The run when it has ended. */
    Answer run(String connection, String body) {
        return ended(start(connection, body));
    }

    Answer ended(Answer run) {
        assertThat(run.status()).as(run.body()).isEqualTo(202);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> api.get("/api/v1/runs/" + run.text("/id")), now -> !now.text("/state")
                        .equals("RUNNING"));
    }

    List<JsonNode> items(String path) {
        var all = new ArrayList<JsonNode>();
        var next = path;
        while (!next.isEmpty()) {
            var page = api.get(next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().path("items").forEach(all::add);
            next = page.text("/next");
        }
        return all;
    }

    /** What the audit trail says was done, the latest first. */
    List<String> audited() {
        return items("/api/v1/audit?limit=3").stream()
                .map(entry -> entry.path("what").asString())
                .toList();
    }

    @Override
    public void close() {
        api.close();
        company.close();
    }
}
